/** Finds what was said: full text over names of chats and messages. */
package org.opencodex.search;
