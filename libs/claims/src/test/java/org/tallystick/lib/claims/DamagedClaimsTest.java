package org.tallystick.lib.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.synthetic.damage.DamagedFiles;

/** Damaged claims give findings, with every edit at work. */
class DamagedClaimsTest {
    private static final Given EVERYTHING = Examples.everything();

    @Test
    void damagedClaimsGiveFindingsAndNoException() {
        List<byte[]> good = List.of(
                Examples.professional().getBytes(StandardCharsets.US_ASCII),
                Examples.institutional().getBytes(StandardCharsets.US_ASCII));

        DamagedFiles.forReader("claims").read(good, DamagedClaimsTest::scrub);
    }

    private static void scrub(byte[] file) {
        assertThat(new Scrubbing(EVERYTHING)
                        .file(new ByteArrayInputStream(file))
                        .findings())
                .allMatch(found -> found.sentence().endsWith("."));
    }
}
