package org.opencodex.project;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.llm.LlmParameters;
import org.opencodex.platform.Edit;
import org.opencodex.platform.Ids;
import org.opencodex.platform.JsonColumn;
import org.opencodex.platform.JsonDialect;
import org.opencodex.platform.TextListColumn;

/** How a project's answers are made: which model, with what parameters and instructions. */
@Entity
@Table(name = "agent_config")
public class AgentConfig {
    @Id
    private UUID id;

    @Column(name = "project_id")
    private UUID projectId;

    @Column(name = "agent_type")
    private String agentType;

    @Column(name = "system_instructions")
    private String systemInstructions;

    @Column(name = "environment_type")
    private String environmentType;

    @Column(name = "environment_config")
    @Convert(converter = JsonColumn.class)
    private JsonObject environmentConfig;

    @Column(name = "enabled_tools")
    @Convert(converter = TextListColumn.class)
    private List<String> enabledTools;

    @Column(name = "llm_provider")
    private String llmProvider;

    @Column(name = "llm_model")
    private String llmModel;

    @Column(name = "llm_config")
    @Convert(converter = JsonColumn.class)
    private JsonObject llmConfig;

    @Column(name = "chat_titles")
    @Enumerated(EnumType.STRING)
    private ChatTitles chatTitles;

    private int version;

    /** What names a chat that nobody gave a name: its first words, or a model after the first exchange. */
    public enum ChatTitles {
        WORDS,
        MODEL
    }

    protected AgentConfig() {}

    /** What a new project starts with (contract, part A). */
    AgentConfig(UUID projectId, String llmProvider, String llmModel) {
        this.id = Ids.next();
        this.projectId = projectId;
        this.agentType = "code_agent";
        this.environmentType = "python3.11";
        this.environmentConfig = JsonValue.EMPTY_JSON_OBJECT;
        this.enabledTools = List.of();
        this.llmProvider = llmProvider;
        this.llmModel = llmModel;
        this.llmConfig = JsonDialect.JSON
                .createObjectBuilder()
                .add("temperature", 0.7)
                .add("max_tokens", 4096)
                .build();
        this.chatTitles = ChatTitles.WORDS;
        this.version = 1;
    }

    void change(Edit<AgentConfig> edit) {
        version = edit.apply(this, version);
    }

    void become(String newAgentType) {
        agentType = newAgentType;
    }

    void instruct(String newSystemInstructions) {
        systemInstructions = newSystemInstructions;
    }

    void moveTo(String newEnvironmentType) {
        environmentType = newEnvironmentType;
    }

    void configureEnvironment(JsonObject newConfig) {
        environmentConfig = newConfig;
    }

    void enable(List<String> newTools) {
        enabledTools = List.copyOf(newTools);
    }

    void useProvider(String newProvider) {
        llmProvider = newProvider;
    }

    void useModel(String newModel) {
        llmModel = newModel;
    }

    /** Throws {@code validation_failed} for a known parameter that is out of its range. */
    void configureModel(JsonObject newConfig) {
        LlmParameters.of(newConfig);
        llmConfig = newConfig;
    }

    void nameChatsBy(ChatTitles newChatTitles) {
        chatTitles = newChatTitles;
    }

    /** What a new project takes from its template. */
    void begin(AgentTemplate template) {
        agentType = template.agentType();
        systemInstructions = template.systemInstructions();
        llmConfig = template.llmConfig();
    }

    UUID id() {
        return id;
    }

    UUID projectId() {
        return projectId;
    }

    String agentType() {
        return agentType;
    }

    /** What the model is told before the conversation. */
    public Optional<String> systemInstructions() {
        return Optional.ofNullable(systemInstructions).filter(text -> !text.isBlank());
    }

    String rawSystemInstructions() {
        return systemInstructions;
    }

    String environmentType() {
        return environmentType;
    }

    JsonObject environmentConfig() {
        return environmentConfig;
    }

    List<String> enabledTools() {
        return enabledTools;
    }

    public String llmProvider() {
        return llmProvider;
    }

    public String llmModel() {
        return llmModel;
    }

    public LlmParameters llmParameters() {
        return LlmParameters.of(llmConfig);
    }

    public ChatTitles chatTitles() {
        return chatTitles;
    }

    int version() {
        return version;
    }

    JsonObject llmConfig() {
        return llmConfig;
    }
}
