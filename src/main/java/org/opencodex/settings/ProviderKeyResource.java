package org.opencodex.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.opencodex.identity.CurrentUser;
import org.opencodex.identity.User;
import org.opencodex.llm.ConfiguredEndpoints;
import org.opencodex.llm.Endpoint;
import org.opencodex.llm.Endpoints;
import org.opencodex.llm.KeySource;
import org.opencodex.llm.TrialCalls;
import org.opencodex.platform.Edit;
import org.opencodex.platform.Egress;
import org.opencodex.platform.JsonBody;
import org.opencodex.problem.OpenCodexException;

/** The keys of providers over REST: written and tried, never read. Ours, beyond the contract. */
@Path("/provider-keys")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ProviderKeyResource {
    @Inject
    private CurrentUser currentUser;

    @Inject
    private ProviderKeys keys;

    @Inject
    private KeyStorage storage;

    @Inject
    private ConfiguredEndpoints configured;

    @Inject
    private Endpoints endpoints;

    @Inject
    private TrialCalls trials;

    private final Egress egress = Egress.configured();

    @GET
    public ProviderKeyView.ListView list() {
        var obstacle = storage.obstacle();
        return new ProviderKeyView.ListView(
                keys.seenBy(currentUser.get().id()).stream()
                        .map(ProviderKeyView::of)
                        .toList(),
                new ProviderKeyView.StorageView(obstacle.isEmpty(), obstacle.orElse(null)));
    }

    @PUT
    @Path("/{provider}")
    public ProviderKeyView save(
            @PathParam("provider") String provider, @QueryParam("scope") String scopeName, JsonBody body) {
        var user = currentUser.get();
        var known = known(provider);
        var scope = scope(scopeName);
        var request = ProviderKeyRequest.read(body);
        var address = request.addressOr(keys.find(user, scope, provider).map(ProviderKey::baseUrl), known);
        if (known.savedAs(URI.create(address), request.key(), KeySource.OWN).confined()) {
            egress.check(URI.create(address));
        }
        var edit = new Edit<ProviderKey>();
        edit.<String>set(ProviderKey::move).accept(address);
        if (request.namesKey()) {
            var master = request.key().map(key -> storage.current());
            edit.<Optional<String>>set((row, key) ->
                            key.ifPresentOrElse(text -> row.keep(master.orElseThrow(), text), row::eraseKey))
                    .accept(request.key());
        }
        request.version().ifPresent(edit::startsFrom);
        return ProviderKeyView.of(keys.change(user, scope, provider, address, edit));
    }

    @DELETE
    @Path("/{provider}")
    public void remove(@PathParam("provider") String provider, @QueryParam("scope") String scopeName) {
        known(provider);
        keys.remove(currentUser.get(), scope(scopeName), provider);
    }

    /** One small call, with what was sent, and else with what is saved; nothing is stored. */
    @POST
    @Path("/{provider}/test")
    public ProviderKeyView.TestView test(@PathParam("provider") String provider, JsonBody body) {
        var request = ProviderKeyRequest.read(body);
        var endpoint = tried(currentUser.get(), known(provider), request);
        var model = request.model()
                .or(endpoint::model)
                .orElseThrow(() -> OpenCodexException.invalid("model", "must name the model that is to answer."));
        var result = trials.call(endpoint, model);
        return new ProviderKeyView.TestView(
                result.problem().isEmpty(),
                model,
                result.took().toMillis(),
                result.problem()
                        .map(problem ->
                                new ProviderKeyView.ProblemView(problem.code().code(), problem.getMessage()))
                        .orElse(null));
    }

    /** A saved key goes only to the address that it was saved for, also to be tried. */
    private Endpoint tried(User user, Endpoint known, ProviderKeyRequest request) {
        var current = endpoints.of(user.id(), known.provider().id());
        var address = URI.create(request.addressOr(current.baseUrl(), known));
        var same = current.baseUrl().filter(address::equals).isPresent();
        // Who tries the catalogue's own address, where nothing is saved, has thereby said that it is there.
        if (same && !request.namesKey() && current.source() != KeySource.NONE) {
            return current;
        }
        return known.savedAs(address, request.key(), KeySource.OWN);
    }

    private Endpoint known(String provider) {
        return configured.find(provider).orElseThrow(() -> OpenCodexException.notFound("provider"));
    }

    /** One's own, if nothing is said. */
    private static ProviderKeys.Scope scope(String name) {
        if (name == null || name.isEmpty()) {
            return ProviderKeys.Scope.OWN;
        }
        for (var scope : ProviderKeys.Scope.values()) {
            if (scope.name().toLowerCase(Locale.ROOT).equals(name)) {
                return scope;
            }
        }
        throw OpenCodexException.invalid("scope", "must be one of own, installation.");
    }
}
