package org.opencodex.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeysTest {
    private static final String DATABASE = "opencodex.db.url";
    private static final String CURRENT = "opencodex.secrets.master-key";
    private static final String OLD = "opencodex.secrets.old-master-keys";

    @TempDir
    Path folder;

    private MasterKeys keys(Map<String, String> properties) {
        var keys = new MasterKeys();
        keys.configure(new MapConfig(properties));
        return keys;
    }

    @Test
    void makesOneInTheDataFolderForItsOwnerOnlyAndFindsItAgain() throws IOException {
        var data = Map.of("opencodex.data.dir", folder.resolve("data").toString());
        var made = keys(data).current().orElseThrow();
        var file = folder.resolve("data/master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(keys(data).current().orElseThrow().id()).isEqualTo(made.id());
    }

    @Test
    void makesNoneForADatabaseOfItsOwn() {
        var keys = keys(Map.of(
                DATABASE,
                "jdbc:postgresql://db/opencodex",
                "opencodex.data.dir",
                folder.resolve("data").toString()));
        assertThat(keys.current()).isEmpty();
        assertThat(keys.howToGiveOne()).contains(CURRENT, "openssl rand -base64 32");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void sealsWithTheFirstAndOpensWithTheOthers() {
        var current = MasterKey.generate();
        var old = MasterKey.generate();
        var older = MasterKey.generate();
        var keys = keys(Map.of(CURRENT, current.encoded(), OLD, old.encoded() + ", " + older.encoded()));
        assertThat(keys.current().orElseThrow().id()).isEqualTo(current.id());
        assertThat(keys.find(older.id())).isPresent();
        assertThat(keys.find(MasterKey.generate().id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret-words", "c2hvcnQ=", "!"})
    void refusesWhatIsNoneWithoutQuotingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys(Map.of(CURRENT, text)))
                .withMessageContaining(CURRENT)
                .withMessageNotContaining(text);
    }

    @Test
    void isNotPrinted() {
        var key = MasterKey.generate();
        assertThat(key.toString()).doesNotContain(key.encoded());
    }
}
