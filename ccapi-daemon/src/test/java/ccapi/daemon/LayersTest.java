package ccapi.daemon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Who may know whom inside the daemon. Each rule was seen to fail on a planted breach.
class LayersTest {
    private static final JavaClasses DAEMON = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ccapi.daemon", "ccapi.shared");

    @Test
    void roomsHaveNoCycles() {
        slices().matching("ccapi.daemon.(*)..").should().beFreeOfCycles().check(DAEMON);
    }

    @Test
    void pureRoomsTouchNothingOutside() {
        classes()
                .that()
                .resideInAnyPackage("ccapi.daemon.translate..", "ccapi.daemon.sse..", "ccapi.daemon.pricing..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.io",
                        "java.math",
                        "java.nio.charset",
                        "java.time..",
                        "java.util..",
                        "java.security",
                        "com.fasterxml.jackson..",
                        "ccapi.shared..",
                        "ccapi.daemon.sse..",
                        "ccapi.daemon.translate..",
                        "ccapi.daemon.pricing..",
                        "org.jspecify..")
                .check(DAEMON);
    }

    @Test
    void nounsKnowOnlyTheFloorBelow() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "ccapi.daemon.account..",
                        "ccapi.daemon.apikey..",
                        "ccapi.daemon.usage..",
                        "ccapi.daemon.mirror..",
                        "ccapi.daemon.status..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ccapi.daemon.proxy..", "ccapi.daemon.admin..", "ccapi.daemon.config..")
                .check(DAEMON);
    }

    @Test
    void theAdminSideKnowsNoNoun() {
        noClasses()
                .that()
                .resideInAPackage("ccapi.daemon.admin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ccapi.daemon.account..",
                        "ccapi.daemon.apikey..",
                        "ccapi.daemon.usage..",
                        "ccapi.daemon.mirror..",
                        "ccapi.daemon.status..",
                        "ccapi.daemon.proxy..")
                .check(DAEMON);
    }

    @Test
    void timeComesInFromOutside() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("ccapi.daemon.Main")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(DAEMON);
    }
}
