/** Projects, the agent configuration of each, and which providers there are to choose from. Uses {@code access, llm}. */
package org.opencodex.project;
