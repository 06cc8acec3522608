package org.opencodex.oidc;

import java.util.Set;

/** What came of a way to the provider and back. */
sealed interface OidcOutcome {
    /** Of the request that it came of. */
    String ATTRIBUTE = "org.opencodex.oidc.outcome";

    /** Its value where somebody who was let in is to be sent to the provider, or comes back. */
    Object WANTED = new Object();

    /** The provider gave up because the browser signed in meanwhile, or took too long: a new attempt will do. */
    Set<String> PASSING = Set.of("temporarily_unavailable", "login_required", "interaction_required");

    /** A way to the provider that begins there, known by its state. */
    record Begun(OidcAttempt attempt, String state, String location) implements OidcOutcome {}

    /** The provider says who it is. */
    record Proved(OidcProof proof, ReturnTo returnTo) implements OidcOutcome {}

    /** It was begun in another browser, too long ago, or has ended in another tab. */
    record Overtaken(ReturnTo returnTo) implements OidcOutcome {}

    /** Nobody is let in, and the page says why. */
    record Failed(OidcPage page) implements OidcOutcome {}

    /** Of the code that the provider sent back instead of somebody (RFC 6749, section 4.1.2.1). */
    static OidcOutcome refused(String error, ReturnTo returnTo) {
        return PASSING.contains(error) ? new Overtaken(returnTo) : new Failed(OidcPage.REFUSED);
    }
}
