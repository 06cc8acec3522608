package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.access.TakenOver;
import org.opencodex.chat.ChatSession;
import org.opencodex.chat.ChatView;
import org.opencodex.chat.Chats;
import org.opencodex.chat.Message;
import org.opencodex.chat.MessagePages;
import org.opencodex.chat.MessageView;
import org.opencodex.chat.Messages;
import org.opencodex.chat.Role;
import org.opencodex.chat.SendReceipt;
import org.opencodex.chat.SendReceipts;
import org.opencodex.identity.User;
import org.opencodex.llm.Endpoints;
import org.opencodex.llm.FinishReason;
import org.opencodex.platform.Ids;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.project.AgentConfig;
import org.opencodex.project.AgentConfigs;

/** All generations. */
@ApplicationScoped
@Transactional
class Generations {
    private static final String RUNNING = "(g.status = org.opencodex.chat.AnswerStatus.QUEUED"
            + " or g.status = org.opencodex.chat.AnswerStatus.STREAMING)";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Chats chats;

    @Inject
    private Messages messages;

    @Inject
    private MessagePages pages;

    @Inject
    private SendReceipts receipts;

    @Inject
    private AgentConfigs configs;

    @Inject
    private Endpoints endpoints;

    @Inject
    private PromptBuilder prompts;

    /**
     * Stores what is asked and the queued generation that will answer. Throws {@code not_found} for a chat or message
     * that is not the user's, {@code generation_running} while another runs in the chat, {@code conflict} where the
     * message cannot be answered or continued; then nothing is stored.
     */
    Begun begin(User user, UUID chatId, Ask ask) {
        var chat = chats.lock(user, chatId);
        var receipt = ask.sent().flatMap(sent -> receipts.find(chatId, sent));
        if (receipt.isPresent()) {
            return repeat(chat, ask, receipt.get());
        }
        messages.requireIdle(chatId);
        var config = configs.of(user, chat.projectId());
        return switch (ask) {
            case Ask.Message message -> message(user, chat, config, message);
            case Ask.Regenerate again -> regenerate(user, chat, config, again);
            case Ask.Continue goOn -> goOn(user, chat, config, goOn);
        };
    }

    /** The answer as it is now is for who asks to read, without the lock on the chat. */
    private Begun repeat(ChatSession chat, Ask ask, SendReceipt receipt) {
        var generation = entities.find(Generation.class, receipt.generationId());
        if (generation == null) {
            throw new OpenCodexException(ErrorCode.NOT_FOUND, "The answer to this was deleted.");
        }
        return new Begun(
                generation,
                Optional.ofNullable(receipt.userMessageId()).map(id -> pages.view(messages.find(chat.id(), id))),
                pages.begun(messages.find(chat.id(), generation.messageId())),
                ChatView.of(chat),
                ask.sent(),
                true,
                null);
    }

    private Begun message(User user, ChatSession chat, AgentConfig config, Ask.Message ask) {
        var answerer = answerer(config.llmProvider(), config.llmModel());
        var exchange = messages.ask(chat, ask.under(), ask.content(), answerer);
        var prompt = prompts.build(config, answerer, exchange.question(), Optional.empty());
        return begun(
                user,
                chat,
                config,
                answerer,
                exchange,
                ask,
                Optional.of(pages.view(exchange.question())),
                prompt,
                Optional.empty());
    }

    private Begun regenerate(User user, ChatSession chat, AgentConfig config, Ask.Regenerate ask) {
        var named = messages.find(chat.id(), ask.messageId());
        if (named.role() != Role.ASSISTANT && messages.isAnswered(named)) {
            throw conflict("This message has an answer already. Name the answer, to have another one beside it.");
        }
        var question = named.role() == Role.ASSISTANT ? parent(named) : named;
        var provider = ask.provider().orElse(config.llmProvider());
        var model = ask.model()
                .orElseGet(() -> provider.equals(config.llmProvider())
                        ? config.llmModel()
                        : endpoints.of(user.id(), provider).model().orElseThrow(() -> noModel(provider)));
        var answerer = answerer(provider, model);
        var exchange = messages.answer(chat, question, answerer);
        var prompt = prompts.build(config, answerer, question, Optional.empty());
        return begun(user, chat, config, answerer, exchange, ask, Optional.empty(), prompt, Optional.empty());
    }

    private static OpenCodexException noModel(String provider) {
        return OpenCodexException.invalid("model", "must name one of the models of " + provider + ".");
    }

    private Begun goOn(User user, ChatSession chat, AgentConfig config, Ask.Continue ask) {
        var unfinished = messages.find(chat.id(), ask.messageId());
        if (unfinished.role() != Role.ASSISTANT) {
            throw conflict("Only an answer can be continued.");
        }
        if (unfinished.content().isEmpty()) {
            throw conflict("This answer has no text that could be continued. Regenerate it.");
        }
        if (unfinished.finishReason() != null && !unfinished.finishReason().equals(FinishReason.LENGTH.code())) {
            throw conflict("This answer is complete. Regenerate it, or ask a question.");
        }
        var question = parent(unfinished);
        var answerer = answerer(config.llmProvider(), config.llmModel());
        var exchange = messages.answer(chat, question, answerer);
        var prompt = prompts.build(config, answerer, question, Optional.of(unfinished));
        return begun(user, chat, config, answerer, exchange, ask, Optional.empty(), prompt, Optional.of(unfinished));
    }

    /** A model names a chat once, after its first exchange. */
    private static Optional<String> toName(ChatSession chat, AgentConfig config, Message question) {
        var wanted =
                chat.autoNamed() && config.chatTitles() == AgentConfig.ChatTitles.MODEL && question.parentId() == null;
        return wanted ? Optional.of(question.content()) : Optional.empty();
    }

    private Message parent(Message answer) {
        if (answer.parentId() == null) {
            throw conflict("There is no question above this answer.");
        }
        return messages.find(answer.chatId(), answer.parentId());
    }

    private static OpenCodexException conflict(String words) {
        return new OpenCodexException(ErrorCode.CONFLICT, words);
    }

    private static Messages.Answerer answerer(String provider, String model) {
        return new Messages.Answerer(Ids.next(), provider, model);
    }

    private Begun begun(
            User user,
            ChatSession chat,
            AgentConfig config,
            Messages.Answerer answerer,
            Messages.Exchange exchange,
            Ask ask,
            Optional<MessageView> question,
            Prompt prompt,
            Optional<Message> begunBy) {
        var chatId = chat.id();
        exchange.answer().leftOut(prompt.omitted());
        var generation = new Generation(
                answerer.generationId(), exchange.answer(), new Generation.Asked(user.id(), prompt.omitted()));
        entities.persist(generation);
        ask.sent()
                .ifPresent(sent -> receipts.add(
                        chatId, sent, question.isPresent() ? exchange.question().id() : null, generation.id()));
        return new Begun(
                generation,
                question,
                pages.begun(exchange.answer()),
                ChatView.of(chat),
                ask.sent(),
                false,
                new Begun.Task(
                        prompt.request(), prompt.estimate(), begunBy, toName(chat, config, exchange.question())));
    }

    Optional<Generation> runningIn(UUID chatId) {
        return runningIn(List.of(chatId)).stream().findFirst();
    }

    /** The generations that run in any of these chats, on whichever server. */
    List<Generation> runningIn(Collection<UUID> chatIds) {
        return entities.createQuery(
                        "select g from Generation g where g.chatId in :chats and " + RUNNING, Generation.class)
                .setParameter("chats", chatIds)
                .getResultList();
    }

    List<Generation> running() {
        return entities.createQuery("select g from Generation g where " + RUNNING, Generation.class)
                .getResultList();
    }

    /** A generation of the chat, running or ended. */
    Optional<Generation> find(UUID chatId, UUID id) {
        return find(id).filter(generation -> generation.chatId().equals(chatId));
    }

    void move(@Observes TakenOver taken) {
        entities.createQuery("update Generation g set g.askedBy = :to where g.askedBy = :from")
                .setParameter("from", taken.from())
                .setParameter("to", taken.to())
                .executeUpdate();
    }

    Optional<Generation> find(UUID id) {
        return Optional.ofNullable(entities.find(Generation.class, id));
    }
}
