package org.tallystick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.platform.StartupGuard.Facts;

class StartupGuardTest {
    @Test
    void aDurableDatabaseAndAnOrdinaryRoleAreFit() {
        assertThat(StartupGuard.troubles(new Facts("app", false, false, 0, "on", "on", "on")))
                .isEmpty();
        assertThat(StartupGuard.troubles(new Facts("app", false, false, 0, "on", "on", "remote_apply")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  false, 0, on,  on,  on,  superuser",
        "false, true,  0, on,  on,  on,  nobypassrls",
        "false, false, 3, on,  on,  on,  owns tables",
        "false, false, 0, off, on,  on,  set fsync = on",
        "false, false, 0, on,  off, on,  set full_page_writes = on",
        "false, false, 0, on,  on,  off, set synchronous_commit = on"
    })
    void eachTroubleIsNamedWithItsFix(
            boolean superuser, boolean bypass, long owned, String fsync, String pages, String commit, String named) {
        List<String> troubles = StartupGuard.troubles(new Facts("app", superuser, bypass, owned, fsync, pages, commit));

        assertThat(troubles).singleElement().asString().contains(named);
    }
}
