/**
 * Signing in by a password of ours, and what people set up for themselves. Uses {@code oidc}, {@code identity}, {@code access}, {@code audit} and
 * what those use.
 */
package org.opencodex.signin;
