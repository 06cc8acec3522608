package org.opencodex.signin;

/**
 * What a link is for.
 *
 * @param kind {@code setup}, {@code invitation} or {@code reset}
 * @param name whose account it is; null where it is to be made
 */
public record AccountLinkView(String kind, String name) {}
