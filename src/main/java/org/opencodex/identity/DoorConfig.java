package org.opencodex.identity;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Whom the server talks to.
 *
 * @param mode {@code opencodex.auth.mode}
 * @param allowedPeers {@code opencodex.auth.none.allow}: networks (CIDR) beyond loopback whose clients are served while
 *     sign-in is off
 * @param hosts {@code opencodex.hosts}: names beyond loopback and the public one under which the server may be asked for
 * @param allowedOrigins {@code opencodex.allowed-origins}: foreign web origins that may use the API
 * @param publicUrl {@code opencodex.public-url}
 * @param trustedProxies {@code opencodex.trusted-proxies}: networks (CIDR) whose {@code X-Forwarded-*} is believed
 */
record DoorConfig(
        AuthMode mode,
        List<Network> allowedPeers,
        List<String> hosts,
        List<String> allowedOrigins,
        Optional<URI> publicUrl,
        List<Network> trustedProxies) {
    DoorConfig {
        allowedPeers = List.copyOf(allowedPeers);
        hosts = List.copyOf(hosts);
        allowedOrigins = List.copyOf(allowedOrigins);
        trustedProxies = List.copyOf(trustedProxies);
        if (mode == AuthMode.OIDC && publicUrl.isEmpty()) {
            throw new IllegalArgumentException("opencodex.auth.mode=oidc needs opencodex.public-url: the provider sends"
                    + " browsers back to an address below it.");
        }
    }

    /** Throws {@link IllegalArgumentException} with words for the person who wrote the configuration. */
    static DoorConfig of(Config config) {
        return new DoorConfig(
                AuthMode.of(config),
                networks(config, "opencodex.auth.none.allow"),
                ConfigList.of(config, "opencodex.hosts"),
                ConfigList.of(config, "opencodex.allowed-origins"),
                PublicUrl.of(config),
                trustedProxies(config));
    }

    private static List<Network> trustedProxies(Config config) {
        var networks = networks(config, "opencodex.trusted-proxies");
        if (networks.stream().anyMatch(Network::isWiderThanAnyPrivateOne)) {
            throw new IllegalArgumentException("opencodex.trusted-proxies has a network that strangers are in. Name the"
                    + " addresses of your proxies alone.");
        }
        if (networks.isEmpty() && AuthMode.of(config) == AuthMode.PROXY) {
            throw new IllegalArgumentException(
                    "opencodex.trusted-proxies must name the addresses of the proxy that says"
                            + " who asks, such as 127.0.0.1.");
        }
        return networks;
    }

    private static List<Network> networks(Config config, String name) {
        return ConfigList.of(config, name).stream().map(Network::parse).toList();
    }

    boolean trusts(InetAddress peer) {
        return trustedProxies.stream().anyMatch(network -> network.contains(peer));
    }
}
