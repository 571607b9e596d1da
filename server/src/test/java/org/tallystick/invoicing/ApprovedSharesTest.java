package org.tallystick.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalFilter;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalMatrix;
import org.tallystick.approvals.ApprovalState;
import org.tallystick.approvals.Approvals;
import org.tallystick.approvals.Approver;
import org.tallystick.approvals.Matrix;
import org.tallystick.approvals.MatrixLine;
import org.tallystick.cast.Trading;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.testing.IntegrationTest;

/** An invoice that several pay is approved as a whole, and posted to all of them or to none. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // nobody looks at the draft again before it is posted
class ApprovedSharesTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId clinic;
    private CustomerId insurer;
    private CustomerId employer;
    private LocalDate today;
    private Caller approver;

    @BeforeEach
    void anInvoiceOfTwoPayersWaitsForApproval() {
        trading = Trading.open(beans);
        clinic = trading.customer("C-1", "Mercy Clinic");
        insurer = trading.customer("C-2", "Umbrella Insurance");
        employer = trading.customer("C-3", "Acme Corp");
        today = trading.today();
        Person person = trading.member(Role.APPROVER);
        approver = new Caller(
                trading.company().id(),
                new Actor(Actor.Kind.PERSON, person.id(), person.name()),
                Role.APPROVER.permissions());
        matrix("0.00");
    }

    @Test
    void whenTheApprovedDraftHasChangedNoPayerGetsTheirShare() {
        pays(insurer, "60");
        RunId run = approved();
        pays(insurer, "30");

        trading.post(run);

        assertThat(draft(run).parkedCode()).isEqualTo(DraftApprovals.AWAITING);
        assertThat(owed()).isEmpty();
        Approval again = waiting();
        assertThat(again.asked().before()).containsEntry("Payer 1", "Umbrella Insurance, C-2: 71.40 EUR");
        assertThat(again.asked().command())
                .containsEntry("Payer 1", "Umbrella Insurance, C-2: 35.70 EUR")
                .containsEntry("Payer 2", "Mercy Clinic, C-1: 83.30 EUR");
        approve(again);
        trading.post(run);
        assertThat(owed()).extracting(OpenItem::amount).containsExactlyInAnyOrder(euro("35.70"), euro("83.30"));
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }

    @Test
    void whoPaysIsPartOfWhatIsApproved() {
        pays(insurer, "60");
        RunId run = approved();
        pays(employer, "60");

        trading.post(run);

        assertThat(draft(run).parkedCode()).isEqualTo(DraftApprovals.AWAITING);
        assertThat(owed()).isEmpty();
    }

    @Test
    void whenTheMatrixIsStricterAtPostingNoPayerGetsTheirShare() {
        matrix("1000.00");
        pays(insurer, "60");
        RunId run = collected();
        assertThat(draft(run).state()).isEqualTo(Draft.State.READY);
        matrix("0.00");

        trading.post(run);

        assertThat(draft(run).parkedCode()).isEqualTo(DraftApprovals.AWAITING);
        assertThat(owed()).isEmpty();
    }

    private RunId collected() {
        trading.charge(clinic, "1", "100.00", today);
        return trading.collect(today, today, clinic);
    }

    private RunId approved() {
        RunId run = collected();
        approve(waiting());
        assertThat(draft(run).state()).isEqualTo(Draft.State.READY);
        return run;
    }

    private void pays(CustomerId payer, String percent) {
        var share = new Arrangement.Payer(payer, Percent.of(percent), Trading.EUR, null, null, null);
        trading.call(() -> trading.bean(ArrangementDesk.class)
                .set(trading.caller(), clinic, null, today, List.of(share), "as agreed"));
    }

    private void matrix(String from) {
        var line = new MatrixLine(null, euro(from), Approver.APPROVER, 3);
        trading.call(() -> {
            trading.bean(ApprovalMatrix.class).set(trading.caller(), new Matrix(ApprovalKind.INVOICE, List.of(line)));
            return line;
        });
    }

    private Approval waiting() {
        return trading.call(() -> trading.bean(Approvals.class)
                .list(trading.company().id(), new ApprovalFilter(ApprovalKind.INVOICE, ApprovalState.WAITING), 1, 10)
                .rows()
                .getFirst());
    }

    private void approve(Approval approval) {
        trading.call(() -> {
            trading.bean(ApprovalDesk.class).approve(approver, approval.id(), null);
            return approval;
        });
    }

    private Draft draft(RunId run) {
        return trading.drafts(run).getFirst();
    }

    private List<OpenItem> owed() {
        return trading.call(
                () -> trading.bean(OpenItems.class).openOf(trading.company().id(), List.of(clinic, insurer, employer)));
    }

    private static Money euro(String amount) {
        return Money.of(amount, Trading.EUR);
    }
}
