/** A scripted OpenAI-compatible server over real HTTP: tests say what the provider answers, and where it fails. */
package org.opencodex.rig;
