package org.opencodex.oidc;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.net.URI;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the container's mechanism is shown of a request: at its public address, whatever proxy it came through; with the
 * cookies of one {@link OidcAttempt} and none else. And what is taken from it: where it sends the browser, and the cookies
 * that it sets. Who came is not told to the container, whose own idea of who is signed in nobody here asks for; so
 * a server needs no security domain, and makes no session.
 */
final class OidcExchange extends HttpMessageContextWrapper {
    private final HttpServletRequest request;
    private final Capture response;

    OidcExchange(HttpMessageContext context, URI address, Map<String, String> cookies) {
        super(context);
        this.request = new Shown(context.getRequest(), address, cookies);
        this.response = new Capture(context.getResponse(), cookies);
    }

    /** Null where the browser is sent nowhere. */
    String location() {
        return response.location;
    }

    Map<String, String> cookies() {
        return response.cookies;
    }

    @Override
    public HttpServletRequest getRequest() {
        return request;
    }

    @Override
    public HttpServletResponse getResponse() {
        return response;
    }

    /** Only what must be signed in for gets here. */
    @Override
    public boolean isProtected() {
        return true;
    }

    @Override
    public void setRegisterSession(String name, Set<String> groups) {
        // Ours is another session.
    }

    @Override
    public AuthenticationStatus notifyContainerAboutLogin(CredentialValidationResult result) {
        return result.getStatus() == CredentialValidationResult.Status.VALID
                ? AuthenticationStatus.SUCCESS
                : AuthenticationStatus.SEND_FAILURE;
    }

    @Override
    public AuthenticationStatus notifyContainerAboutLogin(Principal principal, Set<String> groups) {
        return AuthenticationStatus.SUCCESS;
    }

    @Override
    public AuthenticationStatus notifyContainerAboutLogin(String name, Set<String> groups) {
        return AuthenticationStatus.SUCCESS;
    }

    private static final class Shown extends HttpServletRequestWrapper {
        private final URI address;
        private final Map<String, String> cookies;

        Shown(HttpServletRequest request, URI address, Map<String, String> cookies) {
            super(request);
            this.address = address;
            this.cookies = cookies;
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(address.toString());
        }

        @Override
        public String getQueryString() {
            return null;
        }

        /** On the way there nothing that somebody put into the address is the provider's. */
        @Override
        public String getParameter(String name) {
            return cookies.isEmpty() ? null : super.getParameter(name);
        }

        @Override
        public Cookie[] getCookies() {
            return cookies.entrySet().stream()
                    .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()))
                    .toArray(Cookie[]::new);
        }

        @Override
        public Principal getUserPrincipal() {
            return null;
        }
    }

    private static final class Capture extends HttpServletResponseWrapper {
        private final Map<String, String> cookies;
        private String location;

        Capture(HttpServletResponse response, Map<String, String> cookies) {
            super(response);
            this.cookies = new HashMap<>(cookies);
        }

        @Override
        public void addCookie(Cookie cookie) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }

        @Override
        public void sendRedirect(String target) {
            location = target;
        }
    }
}
