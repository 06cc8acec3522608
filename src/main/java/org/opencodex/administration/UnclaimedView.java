package org.opencodex.administration;

/**
 * What was made while sign-in was off.
 *
 * @param projects how many projects there are, and nobody who signs in has them
 * @param decided whether an administrator has said what becomes of them
 */
public record UnclaimedView(int projects, boolean decided) {}
