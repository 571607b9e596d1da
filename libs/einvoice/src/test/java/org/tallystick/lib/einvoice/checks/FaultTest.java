package org.tallystick.lib.einvoice.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.einvoice.Location;
import org.tallystick.lib.einvoice.Problem;
import org.tallystick.lib.einvoice.ProblemCode;
import org.tallystick.lib.einvoice.Severity;
import org.tallystick.lib.einvoice.model.Account;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Party;
import org.tallystick.lib.einvoice.model.Payment;
import org.tallystick.lib.einvoice.model.PaymentMeans;
import org.tallystick.lib.einvoice.model.Profile;

class FaultTest {
    @Test
    void anEmptyInvoiceHasASentenceForEverythingItLacks() {
        for (Profile profile : Profile.values()) {
            EInvoice empty = EInvoice.builder("1", LocalDate.of(2026, 3, 2), "ZZZ")
                    .profile(profile)
                    .process(null)
                    .build();

            assertThat(Checks.of(empty))
                    .extracting(Fault::rule)
                    .contains("BR-06", "BR-07", "BR-16", "BR-CO-18", "BR-CL-04");
            assertThat(Checks.of(empty))
                    .allSatisfy(fault -> assertThat(fault.message(Fault.catalogue(Locale.ENGLISH)))
                            .isNotBlank());
        }
    }

    @Test
    void wrongCheckDigitsWarnAndLetPass() {
        Account account = new Account("AT611904300234573202", null, null);
        EInvoice invoice = EInvoice.builder("1", LocalDate.of(2026, 3, 2), "EUR")
                .payment(new Payment(
                        null, null, "RF19539007547034", null, null, List.of(PaymentMeans.transfer("58", account))))
                .build();

        assertThat(Checks.of(invoice).stream().filter(fault -> !fault.blocking()))
                .extracting(Fault::rule)
                .containsExactly("EINVOICE-IBAN-01", "EINVOICE-REFERENCE-01");
    }

    @Test
    void charactersThatXmlCannotCarryBlock() {
        EInvoice invoice = EInvoice.builder("1", LocalDate.of(2026, 3, 2), "EUR")
                .seller(Party.named("Acme\u0001Corp").build())
                .build();

        assertThat(Checks.of(invoice))
                .anySatisfy(fault ->
                        assertThat(fault.rule() + " " + fault.field()).isEqualTo("EINVOICE-TEXT-01 seller.name"));
    }

    @Test
    void everyProblemHasItsSentence() {
        for (ProblemCode code : ProblemCode.values()) {
            Problem problem = Problem.of(Severity.FATAL, code, Location.file(), "one", "two");

            assertThat(problem.message(Problem.catalogue(Locale.ENGLISH))).isNotBlank();
        }
    }
}
