/**
 * How people prove who they are, and what they set up for themselves. Uses {@code identity}, {@code access}, {@code audit} and
 * what those use.
 */
package org.opencodex.signin;
