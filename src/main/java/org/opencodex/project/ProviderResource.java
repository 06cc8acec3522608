package org.opencodex.project;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.opencodex.identity.CurrentUser;
import org.opencodex.llm.Provider;
import org.opencodex.llm.Providers;

/** What a project may name as its {@code llm_provider}: ours, beyond the contract's part A. */
@Path("/providers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProviderResource {
    @Inject
    private CurrentUser currentUser;

    @Inject
    private Providers providers;

    @GET
    public ListView list() {
        currentUser.get();
        return new ListView(providers.all().stream().map(ProviderView::of).toList());
    }

    /** All providers. */
    public record ListView(List<ProviderView> providers) {}

    /** One provider; {@code hint} says what to do where it is not ready. */
    public record ProviderView(
            String id, String name, boolean ready, String defaultModel, List<String> models, String hint) {
        static ProviderView of(Provider provider) {
            return new ProviderView(
                    provider.id(),
                    provider.name(),
                    provider.ready(),
                    provider.defaultModel(),
                    provider.models(),
                    provider.hint().orElse(null));
        }
    }
}
