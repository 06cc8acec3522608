package org.opencodex;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.EntityManager;

/** The edges between packages, and who may use what. */
@AnalyzeClasses(packages = "org.opencodex", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesHaveTheirEdges = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("problem")
            .definedBy("org.opencodex.problem..")
            .layer("platform")
            .definedBy("org.opencodex.platform..")
            .layer("audit")
            .definedBy("org.opencodex.audit..")
            .layer("identity")
            .definedBy("org.opencodex.identity..")
            .layer("oidc")
            .definedBy("org.opencodex.oidc..")
            .layer("signin")
            .definedBy("org.opencodex.signin..")
            .layer("administration")
            .definedBy("org.opencodex.administration..")
            .layer("access")
            .definedBy("org.opencodex.access..")
            .layer("catalogue")
            .definedBy("org.opencodex.catalogue..")
            .layer("llm")
            .definedBy("org.opencodex.llm..")
            .layer("project")
            .definedBy("org.opencodex.project..")
            .layer("chat")
            .definedBy("org.opencodex.chat..")
            .layer("settings")
            .definedBy("org.opencodex.settings..")
            .layer("search")
            .definedBy("org.opencodex.search..")
            .layer("transfer")
            .definedBy("org.opencodex.transfer..")
            .layer("usage")
            .definedBy("org.opencodex.usage..")
            .layer("generation")
            .definedBy("org.opencodex.generation..")
            .layer("delivery")
            .definedBy("org.opencodex.delivery..")
            .whereLayer("problem")
            .mayNotAccessAnyLayer()
            .whereLayer("platform")
            .mayOnlyAccessLayers("problem")
            .whereLayer("audit")
            .mayOnlyAccessLayers("problem", "platform")
            .whereLayer("identity")
            .mayOnlyAccessLayers("problem", "platform", "audit")
            .whereLayer("access")
            .mayOnlyAccessLayers("problem", "platform", "audit", "identity")
            .whereLayer("oidc")
            .mayOnlyAccessLayers("problem", "platform", "audit", "identity")
            .whereLayer("signin")
            .mayOnlyAccessLayers("problem", "platform", "audit", "identity", "access", "oidc")
            .whereLayer("administration")
            .mayOnlyAccessLayers("problem", "platform", "audit", "identity", "access", "signin")
            .whereLayer("catalogue")
            .mayOnlyAccessLayers("problem", "platform")
            .whereLayer("llm")
            .mayOnlyAccessLayers("problem", "platform", "catalogue")
            .whereLayer("project")
            .mayOnlyAccessLayers("problem", "platform", "audit", "identity", "access", "catalogue", "llm")
            .whereLayer("chat")
            .mayOnlyAccessLayers("problem", "platform", "audit", "identity", "access", "project")
            .whereLayer("generation")
            .mayOnlyAccessLayers(
                    "problem", "platform", "audit", "identity", "access", "catalogue", "llm", "project", "chat")
            .whereLayer("settings")
            .mayOnlyAccessLayers("problem", "platform", "audit", "identity", "access", "catalogue", "llm")
            .whereLayer("search")
            .mayOnlyAccessLayers("problem", "platform", "audit", "identity", "access")
            .whereLayer("transfer")
            .mayOnlyAccessLayers("problem", "platform", "audit", "identity", "access", "project", "chat")
            .whereLayer("usage")
            .mayOnlyAccessLayers("problem", "platform", "audit", "identity", "access", "catalogue", "project")
            .whereLayer("delivery")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("org.opencodex.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyLlmKnowsLangchain4j = noClasses()
            .that()
            .resideOutsideOfPackage("org.opencodex.llm..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.langchain4j..");

    @ArchTest
    static final ArchRule onlyOpenIdConnectKnowsTokens = noClasses()
            .that()
            .resideOutsideOfPackage("org.opencodex.oidc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.nimbusds..", "jakarta.security..");

    @ArchTest
    static final ArchRule onlyDeliveryKnowsWebSocket = noClasses()
            .that()
            .resideOutsideOfPackage("org.opencodex.delivery..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.websocket..");

    @ArchTest
    static final ArchRule onlyResourcesAndMappersKnowJaxRs = noClasses()
            .that()
            .resideOutsideOfPackage("org.opencodex.platform..")
            .and()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .haveSimpleNameNotEndingWith("Mapper")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    /** Plural nouns: they hold the entities of one kind. */
    @ArchTest
    static final ArchRule onlyRepositoriesKnowTheEntityManager = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("s")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class);

    @ArchTest
    static final ArchRule onlyRepositoriesThePlatformAndFailuresKnowSql = noClasses()
            .that()
            .resideOutsideOfPackages("org.opencodex.platform..", "org.opencodex.generation..")
            .and()
            .haveSimpleNameNotEndingWith("Failures")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule noClassIsBoundToAServer = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.glassfish..",
                    "org.jboss..",
                    "fish.payara..",
                    "io.undertow..",
                    "org.hibernate..",
                    "org.eclipse.persistence..");

    @ArchTest
    static final ArchRule onlyNamedClassesDialOut = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("ProviderHttpClient")
            .and()
            .haveSimpleNameNotStartingWith("ProviderTransport")
            .and()
            .haveSimpleNameNotStartingWith("ProviderFailures")
            .and()
            .doNotHaveSimpleName("ProviderQuery")
            .and()
            .haveSimpleNameNotStartingWith("RestingSocket")
            .and()
            .doNotHaveSimpleName("OidcIssuer")
            .and()
            .doNotHaveSimpleName("Announcement")
            .and()
            .doNotHaveSimpleName("PostgresDoor")
            .and()
            .doNotHaveSimpleName("PostgresPrograms")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.net\\.http\\..*|java\\.net\\.(Server)?Socket|java\\.net\\.URLConnection|org\\.apache\\.hc\\..*");

    @ArchTest
    static final ArchRule onlyOneClassStartsProcesses = noClasses()
            .that()
            .doNotHaveSimpleName("PostgresPrograms")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.(ProcessBuilder|Runtime\\$.*)");

    @ArchTest
    static final ArchRule namesComeFromTheField =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Dto)$");

    /** Packages are features, one flat package each. */
    @ArchTest
    static final ArchRule packagesAreFeatures = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..dto..", "..service..", "..impl..", "org.opencodex.*.*..");
}
