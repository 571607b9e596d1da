package org.tallystick.delivery.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusCodeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5.1.1  | true  | does not exist
            5.1.2  | true  | domain
            5.1.3  | true  | not written correctly
            5.1.10 | true  | not found
            5.2.1  | true  | switched off
            5.2.2  | false | full
            4.2.2  | false | full
            4.4.7  | false | in time
            5.4.7  | false | in time
            5.7.1  | false | refused
            5.7.26 | false | verified
            4.1.1  | false | does not exist
            5.3.4  | false | too big
            5.6.9  | false | form of the mail
            5.9.9  | false | without a reason
            """)
    void hardAndSoftAreToldApart(String code, boolean hard, String sentence) {
        StatusCode read = StatusCode.in(code).orElseThrow();

        assertThat(read.permanent()).isEqualTo(hard);
        assertThat(read.sentence()).contains(sentence).endsWith(".");
        assertThat(read).hasToString(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 | no such user                     | 5.1.1
            550 | 550-5.7.1 Blocked, see our pages | 5.7.1
            550 | see ticket 4.2.2 of ours         | 5.1.1
            552 | over quota                       | 5.2.2
            553 | bad name                         | 5.1.3
            554 | no                               | 5.0.0
            451 | greylisted                       | 4.0.0
            """)
    void aReplyWithoutACodeSaysAtLeastItsNumber(int reply, String text, String code) {
        assertThat(StatusCode.ofReply(reply, text)).hasToString(code);
    }

    @Test
    void addressesOfMachinesAndVersionsAreNoCodes() {
        assertThat(StatusCode.in("host 10.5.1.1 said; version 3.5.1.2")).isEmpty();
        assertThat(StatusCode.in("said 5.1.1.1")).isEmpty();
    }
}
