package org.opencodex.llm;

import java.util.Locale;

/** Who said where a provider is and gave the key to it. */
public enum KeySource {
    /** Nobody: the address is the catalogue's, and there is no key. */
    NONE,
    /** The administrator, in the server's configuration. */
    CONFIGURATION,
    /** An administrator, in the app, for everybody. */
    INSTALLATION,
    /** The person who asks, for themselves. */
    OWN;

    /** The name on the wire, for example {@code own}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
