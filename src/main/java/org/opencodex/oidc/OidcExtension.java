package org.opencodex.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.eclipse.microprofile.config.ConfigProvider;

/** Switches OpenID Connect on where the configuration says so; in every other mode the container knows nothing of it. */
public class OidcExtension implements Extension {
    void register(@Observes BeforeBeanDiscovery discovery) {
        if (isConfigured()) {
            discovery.addAnnotatedType(OidcDefinition.class, OidcDefinition.class.getName());
            discovery
                    .addAnnotatedType(OidcMechanism.class, OidcMechanism.class.getName())
                    .add(ApplicationScoped.Literal.INSTANCE);
        }
    }

    private static boolean isConfigured() {
        try {
            return OidcConfig.of(ConfigProvider.getConfig(OidcExtension.class.getClassLoader()))
                    .isPresent();
        } catch (IllegalArgumentException e) {
            // Told to whoever comes: a server that did not start would have no page to say it on.
            return false;
        }
    }
}
