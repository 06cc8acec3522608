package org.opencodex.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A block of addresses, for example {@code 172.16.0.0/12} or {@code fd00::/8} (RFC 4632, RFC 4291). */
record Network(byte[] address, int prefixBits) {
    private static final int IPV4_BYTES = 4;

    /** Literals only, so that nothing here ever asks a name server. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Throws {@link IllegalArgumentException} with words for the person who wrote the configuration. */
    static Network parse(String text) {
        var parts = text.split("/", 2);
        var address = address(parts[0]);
        var most = address.getAddress().length * Byte.SIZE;
        try {
            var bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (bits >= 0 && bits <= most) {
                return new Network(address.getAddress(), bits);
            }
        } catch (NumberFormatException e) {
            // Told below, as any other bad prefix.
        }
        throw new IllegalArgumentException("\"" + text + "\" is no network such as 172.16.0.0/12.");
    }

    /** The address that a literal stands for. */
    static InetAddress address(String literal) {
        try {
            if (LITERAL.matcher(literal).matches()) {
                return InetAddress.getByName(literal);
            }
        } catch (UnknownHostException e) {
            // Told below.
        }
        throw new IllegalArgumentException("\"" + literal + "\" is no IP address.");
    }

    /** The address of somebody who is connected, which may have a zone, as IPv6 link-local ones do. */
    static InetAddress ofPeer(String address) {
        var zone = address.indexOf('%');
        return address(zone < 0 ? address : address.substring(0, zone));
    }

    /** Whether it is wider than 10.0.0.0/8 and fc00::/7, so that strangers must be in it. */
    boolean isWiderThanAnyPrivateOne() {
        return prefixBits < (address.length == IPV4_BYTES ? 8 : 7);
    }

    boolean contains(InetAddress candidate) {
        var bytes = candidate.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        for (var bit = 0; bit < prefixBits; bit++) {
            var mask = 0x80 >> (bit % Byte.SIZE);
            if ((bytes[bit / Byte.SIZE] & mask) != (address[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network
                && prefixBits == network.prefixBits
                && Arrays.equals(address, network.address);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + prefixBits;
    }

    @Override
    public String toString() {
        return Arrays.toString(address) + "/" + prefixBits;
    }
}
