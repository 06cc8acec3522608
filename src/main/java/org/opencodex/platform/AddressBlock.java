package org.opencodex.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A block of IP addresses, such as {@code 10.0.0.0/8} (RFC 4632). */
record AddressBlock(byte[] network, int bits) {
    /** Empty for what is no literal address with or without a length. */
    static Optional<AddressBlock> parse(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9a-fA-F:.]+") || !address.contains(".") && !address.contains(":")) {
            return Optional.empty();
        }
        try {
            var network = InetAddress.getByName(address).getAddress();
            var bits = slash < 0 ? network.length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > network.length * Byte.SIZE
                    ? Optional.empty()
                    : Optional.of(new AddressBlock(network, bits));
        } catch (UnknownHostException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static AddressBlock of(String text) {
        return parse(text).orElseThrow();
    }

    boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % Byte.SIZE);
            if (((bytes[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
