package org.opencodex.oidc;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where somebody is taken once they are signed in: an address of this application, since a link to sign in may come from
 * anybody, and must not end on a page of theirs.
 *
 * @param path below the application, without a slash in front; empty is the start page
 */
record ReturnTo(String path) {
    static final ReturnTo START = new ReturnTo("");

    private static final int LONGEST = 2_000;

    /** No backslash, which browsers take for a slash, no blank and nothing outside of ASCII, which is sent encoded. */
    private static final Pattern PATH = Pattern.compile("/(?![/])[!-\\[\\]-~]*");

    /** A segment of dots would lead out of the application, also with its dots encoded. */
    private static final Pattern LEADS_UP = Pattern.compile("(?i)/(\\.|%2e){1,2}(/|$)");

    /** Of the sign-in itself: it would only begin anew. */
    private static final Pattern SIGN_IN = Pattern.compile("/(login|callback|logout|sign-in)(/.*)?");

    /** The start page for null and for everything that is no address of ours. */
    static ReturnTo of(String text) {
        if (text == null || text.length() > LONGEST || !PATH.matcher(text).matches()) {
            return START;
        }
        var place = text.split("[?#]", 2)[0];
        if (LEADS_UP.matcher(place).find() || SIGN_IN.matcher(place).matches()) {
            return START;
        }
        return new ReturnTo(text.substring(1));
    }

    /** As it was asked for. */
    String text() {
        return "/" + path;
    }

    /** {@code application} ends with a slash. */
    String below(URI application) {
        return application + path;
    }
}
