/**
 * What administrators do: people, groups, the audit log, and what was made while sign-in was off. Uses {@code signin}, {@code
 * access}, {@code identity} and {@code audit}.
 */
package org.opencodex.administration;
