package org.opencodex.platform;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * To which addresses the requests may go that a person's settings lead to: all public ones, and what an administrator
 * allows beside. The settings are
 *
 * <ul>
 *   <li>{@code opencodex.egress.allow}: {@code loopback}, {@code private}, blocks such as {@code 10.1.0.0/16}, and names,
 *       with commas between; without it nothing, but with the embedded database, which is for one person on one machine,
 *       {@code loopback} and {@code private}, so that a local model can be used
 *   <li>{@code opencodex.egress.deny}: blocks and names that are never allowed
 * </ul>
 *
 * Addresses of the machine's own network segment, of clouds' metadata services, and all that is reserved are only allowed
 * as a block (IANA's special-purpose address registries; RFC 6890).
 */
final class AddressRules {
    private static final String ALLOW = "opencodex.egress.allow";
    private static final String DENY = "opencodex.egress.deny";
    private static final List<AddressBlock> LOOPBACK = blocks("127.0.0.0/8", "::1/128");
    private static final List<AddressBlock> PRIVATE =
            blocks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

    private static final List<AddressBlock> RESERVED = blocks(
            "0.0.0.0/8",
            "100.64.0.0/10",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // IPv4 within IPv6: compatible, mapped, NAT64, Teredo, 6to4. Then the rest that is not global unicast.
            "::/96",
            "::ffff:0:0:0/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
            // The metadata service of a cloud, within what is private.
            "fd00:ec2::254/128");

    private final List<AddressBlock> allowed = new ArrayList<>();
    private final Set<String> allowedNames;
    private final List<AddressBlock> denied;
    private final Set<String> deniedNames;
    private final boolean loopback;
    private final boolean privateOnes;

    /** Throws {@code IllegalArgumentException} that names the setting that cannot be used. */
    AddressRules(Config config) {
        var isQuickStart = DatabaseConfig.of(config).url().isEmpty();
        var allow = words(config, ALLOW).orElse(isQuickStart ? List.of("loopback", "private") : List.of());
        loopback = allow.contains("loopback");
        privateOnes = allow.contains("private");
        var others = allow.stream()
                .filter(word -> !word.equals("loopback") && !word.equals("private"))
                .toList();
        allowed.addAll(blocksAmong(others, ALLOW));
        allowedNames = namesAmong(others);
        var deny = words(config, DENY).orElse(List.of());
        denied = blocksAmong(deny, DENY);
        deniedNames = namesAmong(deny);
    }

    private static Optional<List<String>> words(Config config, String name) {
        return config.getOptionalValue(name, String.class).map(text -> Stream.of(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList());
    }

    private static boolean isName(String word) {
        return word.matches("[a-z0-9.-]+") && word.matches(".*[a-z].*") && !word.contains("/");
    }

    private static Set<String> namesAmong(List<String> words) {
        return Set.copyOf(words.stream()
                .filter(word -> AddressBlock.parse(word).isEmpty())
                .toList());
    }

    private static List<AddressBlock> blocksAmong(List<String> words, String setting) {
        return words.stream()
                .filter(word -> {
                    var block = AddressBlock.parse(word).isPresent();
                    if (!block && !isName(word)) {
                        throw new IllegalArgumentException(setting + ": \"" + word
                                + "\" is no block of addresses such as 10.1.0.0/16, and no name.");
                    }
                    return block;
                })
                .map(AddressBlock::of)
                .toList();
    }

    private static List<AddressBlock> blocks(String... texts) {
        return Stream.of(texts).map(AddressBlock::of).toList();
    }

    /** Whether the name is allowed, whatever its addresses. */
    boolean allowsName(String host) {
        return allowedNames.contains(plain(host)) && !deniesName(host);
    }

    boolean deniesName(String host) {
        return deniedNames.contains(plain(host));
    }

    private static String plain(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    boolean allows(InetAddress address) {
        if (isIn(denied, address)) {
            return false;
        }
        if (isIn(allowed, address)) {
            return true;
        }
        if (isIn(LOOPBACK, address)) {
            return loopback;
        }
        if (isIn(RESERVED, address)) {
            return false;
        }
        return !isIn(PRIVATE, address) || privateOnes;
    }

    private static boolean isIn(List<AddressBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }
}
