package org.opencodex.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.net.URI;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.identity.AuthMode;
import org.opencodex.identity.PublicUrl;
import org.opencodex.platform.DatabaseReady;

/**
 * While there is nobody who could let others in, each start tells whoever reads the console where to become the
 * administrator. Of servers that start together, the link of the last one counts.
 */
@ApplicationScoped
class FirstAdministrator {
    private static final System.Logger LOG = System.getLogger(FirstAdministrator.class.getName());

    private final Config config = ConfigProvider.getConfig(FirstAdministrator.class.getClassLoader());

    @Inject
    private AccountLinks links;

    void invite(@Observes DatabaseReady ready) {
        if (AuthMode.of(config) == AuthMode.LOCAL) {
            links.makeForSetUp()
                    .ifPresent(token -> LOG.log(
                            Level.INFO,
                            "There is no administrator yet. Whoever opens this address first becomes it, within a day: "
                                    + base() + AccountLinks.PAGE + token));
        }
    }

    /** Only whoever set the server up knows where browsers find it. */
    private String base() {
        return PublicUrl.of(config)
                .or(() -> config.getOptionalValue("opencodex.announce", URI.class))
                .map(url -> url.toString().endsWith("/") ? url.toString() : url + "/")
                .orElse("(the address of this application)/");
    }
}
