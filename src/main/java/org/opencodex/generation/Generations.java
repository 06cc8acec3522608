package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.chat.Chats;
import org.opencodex.chat.Messages;
import org.opencodex.identity.User;
import org.opencodex.platform.Ids;
import org.opencodex.project.AgentConfig;
import org.opencodex.project.AgentConfigs;

/** All generations. */
@ApplicationScoped
@Transactional
class Generations {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Chats chats;

    @Inject
    private Messages messages;

    @Inject
    private AgentConfigs configs;

    /** What one transaction stored for a question, and the configuration that was in force. */
    record Begun(Generation generation, Messages.Exchange exchange, AgentConfig config) {}

    /**
     * Stores the question, the empty answer and the queued generation. Throws {@code not_found} for a chat that is not
     * the user's, {@code generation_running} while another runs in it; then nothing is stored.
     */
    Begun begin(User user, UUID chatId, String content) {
        var chat = chats.lock(user, chatId);
        messages.requireIdle(chatId);
        var config = configs.of(user, chat.projectId());
        var id = Ids.next();
        var exchange = messages.ask(chatId, content, id, config.llmProvider(), config.llmModel());
        var generation = new Generation(id, chatId, exchange.answer().id(), config.llmProvider(), config.llmModel());
        entities.persist(generation);
        return new Begun(generation, exchange, config);
    }

    Optional<Generation> runningIn(UUID chatId) {
        return entities.createQuery(
                        "select g from Generation g where g.chatId = :chat and (g.status ="
                                + " org.opencodex.chat.AnswerStatus.QUEUED or g.status ="
                                + " org.opencodex.chat.AnswerStatus.STREAMING)",
                        Generation.class)
                .setParameter("chat", chatId)
                .getResultStream()
                .findFirst();
    }

    /** A generation of the chat, running or ended. */
    Optional<Generation> find(UUID chatId, UUID id) {
        return Optional.ofNullable(entities.find(Generation.class, id))
                .filter(generation -> generation.chatId().equals(chatId));
    }
}
