/**
 * Who is asking, and whether the door is open to them at all: people and groups, their sessions and tokens. How one proves
 * who one is lies in {@code signin}. Uses {@code problem}, {@code platform} and {@code audit}.
 */
package org.opencodex.identity;
