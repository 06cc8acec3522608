package org.opencodex.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencodex.platform.MasterKey;
import org.opencodex.settings.KeySeal.Place;

class KeySealTest {
    private static final MasterKey MASTER = MasterKey.generate();
    private static final UUID ROW = UUID.randomUUID();
    private static final Place PLACE = new Place(ROW, "openai", "https://api.openai.com/v1");
    private static final String KEY = "sk-canary-ü-0123456789";

    @Test
    void opensWhatItSealed() {
        var seal = KeySeal.seal(MASTER, PLACE, KEY);
        assertThat(KeySeal.open(MASTER, PLACE, seal)).contains(KEY);
        assertThat(seal).doesNotContain("canary");
    }

    @Test
    void opensNothingOfAnotherMasterKeyOrPlace() {
        var seal = KeySeal.seal(MASTER, PLACE, KEY);
        assertThat(KeySeal.open(MasterKey.generate(), PLACE, seal)).isEmpty();
        assertThat(KeySeal.open(MASTER, new Place(UUID.randomUUID(), "openai", PLACE.baseUrl()), seal))
                .isEmpty();
        assertThat(KeySeal.open(MASTER, new Place(ROW, "groq", PLACE.baseUrl()), seal))
                .isEmpty();
        assertThat(KeySeal.open(MASTER, new Place(ROW, "openai", "https://evil.example.org/v1"), seal))
                .isEmpty();
    }

    @Test
    void opensNothingThatWasTamperedWith() {
        var seal = Base64.getDecoder().decode(KeySeal.seal(MASTER, PLACE, KEY));
        for (var i = 0; i < seal.length; i++) {
            var tampered = seal.clone();
            tampered[i] ^= 1;
            assertThat(KeySeal.open(MASTER, PLACE, Base64.getEncoder().encodeToString(tampered)))
                    .as("byte %d", i)
                    .isEmpty();
        }
        assertThat(KeySeal.open(MASTER, PLACE, "")).isEmpty();
        assertThat(KeySeal.open(MASTER, PLACE, "no base64!")).isEmpty();
    }

    @Test
    void usesNoNonceTwice() {
        var nonces = new HashSet<String>();
        for (var i = 0; i < 1_000; i++) {
            // 16 characters of base64 are 96 bits.
            nonces.add(KeySeal.seal(MASTER, PLACE, KEY).substring(0, 16));
        }
        assertThat(nonces).hasSize(1_000);
    }
}
