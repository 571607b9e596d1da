package org.tallystick.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Deposit;
import org.tallystick.payments.DepositDesk;
import org.tallystick.payments.DepositId;
import org.tallystick.payments.Deposits;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.TakenByHand;
import org.tallystick.platform.BusinessClock;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.Slice;

/** Two customers still pay by check: the checks settle what they are for and go to the bank together. */
@Component
class DemoDeposit {
    private static final int FIRST_CHECK = 104_711;

    private final PaymentDesk payments;
    private final AllocationDesk allocations;
    private final DepositDesk desk;
    private final Deposits deposits;
    private final BusinessClock clock;

    DemoDeposit(
            PaymentDesk payments,
            AllocationDesk allocations,
            DepositDesk desk,
            Deposits deposits,
            BusinessClock clock) {
        this.payments = payments;
        this.allocations = allocations;
        this.desk = desk;
        this.deposits = deposits;
        this.clock = clock;
    }

    /** A check for each of the items, and their deposit of today. */
    Deposit make(Caller caller, UUID bank, List<OpenItem> items) {
        LocalDate today = clock.today(caller.company());
        List<PaymentId> checks = new ArrayList<>();
        for (OpenItem item : items) {
            PaymentId check = payments.receive(
                            caller, check(item, bank, today.minusDays(1), FIRST_CHECK + checks.size()))
                    .id();
            Money amount = item.open();
            allocations.allocate(
                    caller,
                    new AllocationRequest(
                            check, List.of(new Slice(item.id(), amount)), List.of(), today.minusDays(1), "CA-2"));
            checks.add(check);
        }
        DepositId made = desk.make(caller, bank, checks, today);
        return deposits.find(caller.company(), made).orElseThrow();
    }

    private static PaymentInput check(OpenItem item, UUID bank, LocalDate on, int number) {
        return new PaymentInput(
                item.customer(),
                PaymentMethod.CHECK,
                item.open(),
                on,
                item.number(),
                null,
                null,
                bank,
                "manual",
                "check-" + number,
                new TakenByHand(String.valueOf(number), "Sparkasse", on));
    }
}
