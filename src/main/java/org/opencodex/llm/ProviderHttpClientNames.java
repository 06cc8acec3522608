package org.opencodex.llm;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.opencodex.platform.Egress;

/** Looks names up as the rules of egress have it; connections go to what this returned, and are not looked up again. */
record ProviderHttpClientNames(Egress egress) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return egress.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
