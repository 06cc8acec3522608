package org.opencodex.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.opencodex.catalogue.Catalogue;
import org.opencodex.identity.CurrentUser;
import org.opencodex.llm.Endpoints;
import org.opencodex.llm.ModelLists;
import org.opencodex.problem.OpenCodexException;

/** What a project may name as its {@code llm_provider} and {@code llm_model}: ours, beyond the contract's part A. */
@Path("/providers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProviderResource {
    @Inject
    private CurrentUser currentUser;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Endpoints endpoints;

    @Inject
    private ProviderKeys keys;

    @Inject
    private ModelLists lists;

    @GET
    public ProviderView.ListView list() {
        var user = currentUser.get();
        var saved = keys.inForceFor(user.id());
        var providers = endpoints.all(user.id()).stream()
                .map(endpoint -> ProviderView.of(
                        endpoint,
                        Optional.ofNullable(saved.get(endpoint.provider().id()))))
                .toList();
        return new ProviderView.ListView(providers, ProviderView.Source.of(catalogue));
    }

    @GET
    @Path("/{provider}/models")
    public ModelView.ListView models(@PathParam("provider") String id, @QueryParam("refresh") String refresh) {
        var user = currentUser.get();
        catalogue.find(id).orElseThrow(() -> OpenCodexException.notFound("provider"));
        var endpoint = endpoints.of(user.id(), id);
        return ModelView.ListView.of(endpoint.provider(), lists.of(endpoint, Boolean.parseBoolean(refresh)), catalogue);
    }
}
