package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.Approvable;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.Asked;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/** Credits at once what is free, asks for approval where somebody else has to agree, and carries out what was approved. */
@Service
@Transactional
public class CreditApproval implements Approvable {
    private final CreditDesk desk;
    private final MoveDesk moves;
    private final CorrectionDesk corrections;
    private final CreditMemos memos;
    private final ApprovalDesk approvals;

    CreditApproval(
            CreditDesk desk, MoveDesk moves, CorrectionDesk corrections, CreditMemos memos, ApprovalDesk approvals) {
        this.desk = desk;
        this.moves = moves;
        this.corrections = corrections;
        this.memos = memos;
        this.approvals = approvals;
    }

    /** Without an amount the whole rest of the invoice is credited, as much as that is when it happens. */
    public Answer credit(
            Caller caller, InvoiceId id, Optional<Money> gross, LocalDate on, CreditReason code, String reason) {
        Asked asked = desk.asked(caller.company(), id, gross, on, code, reason);
        return approvals.doOrAsk(
                caller, asked, () -> deed(caller, desk.carryOut(caller, id, gross, on, code, asked.reason())));
    }

    /** Moves what a payer does not pay to another payer of the same charges. */
    public Answer move(Caller caller, InvoiceId id, CustomerId payer, Money amount, LocalDate on, String reason) {
        Asked asked = moves.asked(caller.company(), id, payer, amount, on, reason);
        return approvals.doOrAsk(
                caller, asked, () -> deed(caller, moves.carryOut(caller, id, payer, amount, on, asked.reason())));
    }

    /** Credits what remains of a wrong invoice and bills it anew on a draft. */
    public Answer correct(Caller caller, InvoiceId id, Rebill rebill, LocalDate on, String reason) {
        Asked asked = corrections.asked(caller.company(), id, rebill, on, reason);
        return approvals.doOrAsk(
                caller, asked, () -> deed(caller, corrections.carryOut(caller, id, rebill, on, asked.reason())));
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.CREDIT_MEMO;
    }

    @Override
    public Approval.Deed carryOut(Caller asker, Approval approved) {
        Asked asked = approved.asked();
        Optional<Money> gross = Optional.ofNullable(asked.command().get("amount"))
                .map(amount ->
                        Money.exactly(new BigDecimal(amount), asked.amount().currency()));
        LocalDate on = LocalDate.parse(asked.part("on"));
        CreditReason code = CreditReason.valueOf(asked.part("code"));
        InvoiceId invoice = new InvoiceId(asked.subject());
        String payer = asked.command().get(MoveDesk.PAYER);
        if (payer != null) {
            var to = new CustomerId(UUID.fromString(payer));
            return deed(asker, moves.carryOut(asker, invoice, to, gross.orElseThrow(), on, asked.reason()));
        }
        if (asked.command().containsKey(Rebill.BILL_TO)) {
            return deed(asker, corrections.carryOut(asker, invoice, asked, on));
        }
        return deed(asker, desk.carryOut(asker, invoice, gross, on, code, asked.reason()));
    }

    private Approval.Deed deed(Caller caller, CreditMemoId id) {
        CreditMemo memo = memos.find(caller.company(), id).orElseThrow();
        return new Approval.Deed("credit memo", id.value(), memo.number());
    }
}
