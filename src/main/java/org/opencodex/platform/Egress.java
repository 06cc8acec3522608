package org.opencodex.platform;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.problem.OpenCodexException;

/**
 * The way out, for requests that a person's settings lead to: a name is looked up once, every address is checked, and the
 * connection goes to one of those, so that no second answer of a name server leads elsewhere. Through a proxy ({@code
 * opencodex.egress.proxy}) only names and literal addresses can be checked; the proxy answers for the rest.
 */
public final class Egress {
    private static final String PROXY = "opencodex.egress.proxy";
    private static final String CA_FILE = "opencodex.egress.ca-file";

    private final AddressRules rules;
    private final Lookup lookup;
    private final Optional<URI> proxy;
    private final Optional<String> caFile;

    /** Asks for the addresses of a name. */
    public interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** As the server's configuration has it. */
    public static Egress configured() {
        return of(ConfigProvider.getConfig(Egress.class.getClassLoader()), InetAddress::getAllByName);
    }

    /** Throws {@code IllegalArgumentException} that names the setting that cannot be used. */
    public static Egress of(Config config, Lookup lookup) {
        return new Egress(config, lookup);
    }

    private Egress(Config config, Lookup lookup) {
        this.rules = new AddressRules(config);
        this.lookup = lookup;
        this.proxy = text(config, PROXY).map(Egress::address);
        this.caFile = text(config, CA_FILE);
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static URI address(String text) {
        var uri = URI.create(text);
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException(PROXY + " looks like http://proxy.example.org:3128.");
        }
        return uri;
    }

    /** {@code opencodex.egress.proxy}: through which all requests to providers go. */
    public Optional<URI> proxy() {
        return proxy;
    }

    /** {@code opencodex.egress.ca-file}: certificates, in PEM, that are trusted beside the platform's own. */
    public Optional<String> caFile() {
        return caFile;
    }

    /** Throws {@code validation_failed} for an address that may not be asked. One that nobody can look up now passes. */
    public void check(URI address) {
        try {
            resolve(address.getHost());
        } catch (Denied e) {
            throw OpenCodexException.invalid("base_url", e.getMessage());
        } catch (UnknownHostException e) {
            // It may be known tomorrow, and is checked again each time.
        }
    }

    /**
     * The addresses of a host; with a proxy, none for a name. Throws {@link Denied} if any of them may not be asked.
     */
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (rules.deniesName(bare)) {
            throw new Denied(host);
        }
        if (proxy.isPresent() && !isLiteral(bare)) {
            return new InetAddress[0];
        }
        var addresses = lookup.of(bare);
        if (!rules.allowsName(bare)) {
            for (var address : addresses) {
                if (!rules.allows(address)) {
                    throw new Denied(host);
                }
            }
        }
        return addresses;
    }

    /** In any form that a system library may take for one: {@code 127.1}, {@code 0x7f000001}, {@code ::1}; and localhost. */
    private static boolean isLiteral(String host) {
        var plain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return plain.matches("[0-9a-fA-FxX.:%]+")
                || plain.equalsIgnoreCase("localhost")
                || plain.toLowerCase(Locale.ROOT).endsWith(".localhost");
    }

    /** An address that is not to be asked. The message names the host and no address: that would map the network. */
    public static final class Denied extends UnknownHostException {
        Denied(String host) {
            super("must not lead to " + host + ": that is on this machine, in a private network, or reserved. An"
                    + " administrator can allow it with opencodex.egress.allow.");
        }
    }
}
