package org.tallystick.workbench.payments;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.Advices;
import org.tallystick.cashapp.MatchDecisions;
import org.tallystick.cashapp.PaymentFlags;
import org.tallystick.cashapp.ReceiptLine;
import org.tallystick.cashapp.ReceiptLines;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.debits.DebitOutcomes;
import org.tallystick.delivery.Receipts;
import org.tallystick.ledger.JournalBook;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Deposits;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentReturns;
import org.tallystick.payments.Payments;
import org.tallystick.payments.Refund;
import org.tallystick.payments.Refunds;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.providers.Attempts;
import org.tallystick.providers.Chargebacks;
import org.tallystick.providers.Outcomes;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.ReturnFees;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;
import org.tallystick.workbench.documents.DocumentPanels;

/** One payment: identify its payer, take back what it settled, book what the bank took back. */
@Controller
@RequestMapping("/c/{code}/payments/{id}")
class PaymentController {
    private final Payments payments;
    private final PaymentReturns returns;
    private final PaymentDesk paymentDesk;
    private final Refunds refunds;
    private final Deposits deposits;
    private final AllocationDesk allocationDesk;
    private final DebitOutcomes debitOutcomes;
    private final Outcomes onlineOutcomes;
    private final Allocations allocations;
    private final OpenItems items;
    private final ReturnFees fees;
    private final Receipts receipts;
    private final BankAccounts bankAccounts;
    private final Customers customers;
    private final CustomerLookup lookup;
    private final JournalBook journal;
    private final ActorNames names;
    private final ReceiptLines lines;
    private final MatchDecisions decisions;
    private final Advices advices;
    private final PaymentFlags flags;
    private final Attempts attempts;
    private final Chargebacks chargebacks;
    private final Transactions transactions;
    private final DocumentPanels panels;
    private final ExchangePanels exchangePanels;
    private final BusinessClock clock;

    PaymentController(
            Payments payments,
            PaymentReturns returns,
            PaymentDesk paymentDesk,
            Refunds refunds,
            Deposits deposits,
            AllocationDesk allocationDesk,
            DebitOutcomes debitOutcomes,
            Outcomes onlineOutcomes,
            Allocations allocations,
            OpenItems items,
            ReturnFees fees,
            Receipts receipts,
            BankAccounts bankAccounts,
            Customers customers,
            CustomerLookup lookup,
            JournalBook journal,
            ActorNames names,
            ReceiptLines lines,
            MatchDecisions decisions,
            Advices advices,
            PaymentFlags flags,
            Attempts attempts,
            Chargebacks chargebacks,
            Transactions transactions,
            DocumentPanels panels,
            ExchangePanels exchangePanels,
            BusinessClock clock) {
        this.payments = payments;
        this.returns = returns;
        this.paymentDesk = paymentDesk;
        this.refunds = refunds;
        this.deposits = deposits;
        this.allocationDesk = allocationDesk;
        this.debitOutcomes = debitOutcomes;
        this.onlineOutcomes = onlineOutcomes;
        this.allocations = allocations;
        this.items = items;
        this.fees = fees;
        this.receipts = receipts;
        this.bankAccounts = bankAccounts;
        this.customers = customers;
        this.lookup = lookup;
        this.journal = journal;
        this.names = names;
        this.lines = lines;
        this.decisions = decisions;
        this.advices = advices;
        this.flags = flags;
        this.attempts = attempts;
        this.chargebacks = chargebacks;
        this.transactions = transactions;
        this.panels = panels;
        this.exchangePanels = exchangePanels;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<UUID> made,
            Caller caller,
            @RequestAttribute Shell shell,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Payment payment = find(company, id);
        List<Allocation> settled = allocations.ofPayment(company, payment.id());
        Map<OpenItemId, OpenItem> touched = itemsOf(company, settled);
        List<Refund> refunded = refunds.ofPayment(company, payment.id());
        var taken = returns.of(company, payment.id()).orElse(null);
        CustomerId payer = payment.customer();
        ExchangePanel exchange = exchangePanels.of(caller, payment);
        model.addAttribute(
                "page",
                new PaymentPage(
                        payment,
                        payer == null ? null : customers.find(company, payer).orElse(null),
                        bankAccounts.holding(company, payment.bankAccount()).orElseThrow(),
                        settled,
                        refunded,
                        touched,
                        taken,
                        fees.ofPayment(company, payment.id()).orElse(null),
                        receipts.ofPayment(company, payment.id()),
                        entryOf(company, payment).orElse(null),
                        new PaymentHistory(names, shell.formats(), shell.at("/refunds/"), touched)
                                .of(payment, settled, taken, refunded, exchange.rows()),
                        made.stream().map(AllocationId::new).toList(),
                        decisions.latest(company, payment.id()).orElse(null),
                        lines.ofPayment(company, payment.id())
                                .map(ReceiptLine::statement)
                                .orElse(null),
                        clock.today(company)));
        model.addAttribute("exchange", exchange);
        model.addAttribute("online", attempts.ofPayment(company, payment.id()).orElse(null));
        model.addAttribute(
                "chargeback", chargebacks.ofPayment(company, payment.id()).orElse(null));
        model.addAttribute("flags", flags.of(company, List.of(payment.id())));
        model.addAttribute(
                "taken",
                deposits.taken(company, List.of(payment.id())).stream()
                        .findFirst()
                        .orElse(null));
        model.addAttribute("advice", advices.ofPayment(company, payment.id()).orElse(null));
        model.addAttribute("documents", panels.payment(caller, payment.id().value()));
        return "workbench/payments/payment";
    }

    @PostMapping("/payer")
    View identify(@PathVariable UUID id, @RequestParam String customer, Caller caller, @RequestAttribute Shell shell) {
        Customer payer = lookup.find(caller.company(), customer);
        var payment = new PaymentId(id);
        transactions.in(CompanyScope.of(caller.company()), () -> {
            paymentDesk.identify(caller, payment, payer.id());
            lines.follow(caller.company(), payment);
            return payment;
        });
        return SeeOther.page(shell, "/payments/" + id);
    }

    /** All of them or none: undoing one act of matching is one act. */
    @PostMapping("/take-back")
    View takeBack(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<UUID> allocation,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean wrongCustomer,
            Caller caller,
            @RequestAttribute Shell shell) {
        CompanyId company = caller.company();
        Set<AllocationId> own = new LinkedHashSet<>();
        allocations.ofPayment(company, find(company, id).id()).forEach(one -> own.add(one.id()));
        List<AllocationId> chosen = allocation.stream().map(AllocationId::new).toList();
        if (chosen.isEmpty()) {
            throw Refusal.invalid("NOTHING_CHOSEN", "Tick what is to be taken back.");
        }
        if (!own.containsAll(chosen)) {
            throw Refusal.notFound("allocation");
        }
        LocalDate today = clock.today(company);
        transactions.in(CompanyScope.of(company), () -> {
            allocationDesk.takeBack(caller, chosen, today, reason, wrongCustomer);
            lines.follow(company, new PaymentId(id));
            return chosen;
        });
        return SeeOther.page(shell, "/payments/" + id);
    }

    @PostMapping("/return")
    View bookReturn(
            @PathVariable UUID id,
            @RequestParam LocalDate on,
            @RequestParam String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        var payment = new PaymentId(id);
        transactions.in(CompanyScope.of(caller.company()), () -> {
            allocationDesk.returnPayment(caller, payment, on, reason);
            debitOutcomes.follow(caller, payment, on, reason);
            onlineOutcomes.follow(caller, payment, on, reason);
            lines.follow(caller.company(), payment);
            return payment;
        });
        return SeeOther.page(shell, "/payments/" + id);
    }

    /** What an exchange made is posted with the exchange. */
    private Optional<UUID> entryOf(CompanyId company, Payment payment) {
        return payment.isExchange()
                ? journal.entryOf(company, "PAYMENT_EXCHANGE", UUID.fromString(payment.sourceId()))
                : journal.entryOf(company, "PAYMENT", payment.id().value());
    }

    private Payment find(CompanyId company, UUID id) {
        return payments.find(company, new PaymentId(id)).orElseThrow(() -> Refusal.notFound("payment"));
    }

    private Map<OpenItemId, OpenItem> itemsOf(CompanyId company, List<Allocation> settled) {
        Map<OpenItemId, OpenItem> found = new HashMap<>();
        List<OpenItemId> ids = settled.stream().map(Allocation::item).distinct().toList();
        items.byIds(company, ids).forEach(item -> found.put(item.id(), item));
        return found;
    }
}
