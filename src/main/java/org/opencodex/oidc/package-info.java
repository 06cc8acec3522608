/** Signing in at an OpenID Connect provider, by the container's own mechanism behind one of ours (ADR 25). */
package org.opencodex.oidc;
