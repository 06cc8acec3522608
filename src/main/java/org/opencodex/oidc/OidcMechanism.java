package org.opencodex.oidc;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Stands before the container's OpenID Connect and lets it see two addresses, {@code /login} and {@code /callback}: asked
 * about every request it would answer a program's with a redirect, and it begins anew where a second tab has begun too.
 * It is {@link OidcFilter} that asks, and answers with what comes of it.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
public class OidcMechanism implements HttpAuthenticationMechanism {
    static final String LOGIN = "/login";
    static final String CALLBACK = "/callback";

    private static final System.Logger LOG = System.getLogger(OidcMechanism.class.getName());
    private static final Pattern STATE = Pattern.compile("[?&]state=([A-Za-z0-9-]{16,64})(&|$)");

    @Inject
    private BeanManager beans;

    @Inject
    private Instance<OpenIdContext> answer;

    private OidcConfig config;
    private HttpAuthenticationMechanism containers;

    @PostConstruct
    void configure() {
        config = OidcConfig.of(ConfigProvider.getConfig(OidcMechanism.class.getClassLoader()))
                .orElseThrow();
        var bean = beans.getBeans(HttpAuthenticationMechanism.class).stream()
                .filter(candidate -> candidate.getBeanClass() != OidcMechanism.class)
                .findFirst()
                .orElseThrow();
        containers = (HttpAuthenticationMechanism)
                beans.getReference(bean, HttpAuthenticationMechanism.class, beans.createCreationalContext(bean));
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (request.getAttribute(OidcOutcome.ATTRIBUTE) == OidcOutcome.WANTED) {
            request.setAttribute(
                    OidcOutcome.ATTRIBUTE,
                    OidcFilter.path(request).equals(LOGIN) ? begin(request, context) : end(request, response, context));
        }
        return context.doNothing();
    }

    private OidcOutcome begin(HttpServletRequest request, HttpMessageContext context) {
        if (OidcRetry.isLost(request)) {
            return new OidcOutcome.Failed(OidcPage.COOKIES);
        }
        var exchange = new OidcExchange(context, address(LOGIN), Map.of());
        try {
            containers.validateRequest(exchange.getRequest(), exchange.getResponse(), exchange);
            var location = exchange.location();
            var state = STATE.matcher(location == null ? "" : location);
            if (state.find()) {
                var attempt = new OidcAttempt(exchange.cookies(), ReturnTo.of(request.getParameter("return_to")));
                return new OidcOutcome.Begun(attempt, state.group(1), location);
            }
            LOG.log(Level.ERROR, "The container's OpenID Connect sends nobody to the provider.");
        } catch (AuthenticationException | RuntimeException e) {
            // Anything may go wrong on the way to the provider, and a browser needs a page that says so.
            LOG.log(Level.WARNING, "Nobody can sign in at " + config.issuer() + ": " + rootCause(e));
        }
        return new OidcOutcome.Failed(OidcPage.UNREACHABLE);
    }

    private OidcOutcome end(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        var state = Optional.ofNullable(request.getParameter("state")).orElse("");
        var attempt = OidcAttempt.read(request, config.application(), state);
        if (attempt.isEmpty()) {
            return new OidcOutcome.Overtaken(ReturnTo.START);
        }
        OidcAttempt.clear(response, config.application(), state);
        var returnTo = attempt.get().returnTo();
        var refusal = request.getParameter("error");
        if (refusal != null) {
            return OidcOutcome.refused(refusal, returnTo);
        }
        var exchange =
                new OidcExchange(context, address(CALLBACK), attempt.get().kept());
        forget(request);
        try {
            var status = containers.validateRequest(exchange.getRequest(), exchange.getResponse(), exchange);
            return status == AuthenticationStatus.SUCCESS
                    ? new OidcOutcome.Proved(OidcProof.of(answer.get(), config), returnTo)
                    : new OidcOutcome.Overtaken(returnTo);
        } catch (AuthenticationException | RuntimeException e) {
            LOG.log(Level.WARNING, "Somebody could not sign in at " + config.issuer() + ": " + rootCause(e));
            return new OidcOutcome.Failed(OidcPage.UNREACHABLE);
        } finally {
            forget(request);
        }
    }

    /** The container keeps its tokens in a session, and would take what comes next for a renewal of those. */
    private static void forget(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private URI address(String path) {
        return URI.create(config.application() + path.substring(1));
    }

    private static Throwable rootCause(Throwable thrown) {
        return thrown.getCause() == null ? thrown : rootCause(thrown.getCause());
    }
}
