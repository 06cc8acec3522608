package org.opencodex.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;

/** What a list of sessions shows of where somebody signed in, for them to know it again. */
public record Browser(String address, String userAgent) {
    private static final int IPV6_NETWORK_BYTES = 8;

    public static Browser of(HttpServletRequest request) {
        var userAgent = request.getHeader("User-Agent");
        return new Browser(
                request.getRemoteAddr(), userAgent == null ? null : userAgent.replaceAll("[^\\x20-\\x7e]", ""));
    }

    /** Whose addresses one person has at will: this one, or of IPv6 the first 64 bits. */
    public String network() {
        try {
            var bytes = Network.ofPeer(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, IPV6_NETWORK_BYTES));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
