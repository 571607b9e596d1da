package org.tallystick.workbench.payments;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.tallystick.cashapp.ReceiptLines;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.Difference;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** The matching page: a payment above, what it may settle below. */
@Controller
@RequestMapping("/c/{code}/payments/{id}/match")
class MatchingController {
    private static final int MAX_UNDONE = 40; // so many ids fit an address

    private final Payments payments;
    private final AllocationDesk desk;
    private final OpenItems items;
    private final MatchingItems matching;
    private final Customers customers;
    private final CustomerLookup lookup;
    private final ReceiptLines lines;
    private final ExchangePanels exchangePanels;
    private final Transactions transactions;
    private final BusinessClock clock;

    MatchingController(
            Payments payments,
            AllocationDesk desk,
            OpenItems items,
            MatchingItems matching,
            Customers customers,
            CustomerLookup lookup,
            ReceiptLines lines,
            ExchangePanels exchangePanels,
            Transactions transactions,
            BusinessClock clock) {
        this.payments = payments;
        this.desk = desk;
        this.items = items;
        this.matching = matching;
        this.customers = customers;
        this.lookup = lookup;
        this.lines = lines;
        this.exchangePanels = exchangePanels;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String fill,
            Caller caller,
            Model model) {
        caller.must(Permission.ALLOCATE);
        CompanyId company = caller.company();
        Payment payment = find(company, id);
        Customer searched = lookup.findOrNull(company, customer);
        Customer payer = payer(company, payment);
        CustomerId whose = searched != null ? searched.id() : payment.customer();
        boolean asked = searched != null || !q.isBlank();
        Offer offer = asked ? matching.searched(company, payment, whose, q) : matching.suggested(company, payment);
        Map<OpenItemId, Money> filled = offer.fill(fill, payment.unapplied());
        model.addAttribute(
                "page",
                new MatchingPage(
                        payment,
                        payer,
                        searched,
                        customer,
                        q,
                        fill,
                        fill.equals("exact") && filled.isEmpty(),
                        offer.explanation(),
                        rows(company, payment, offer, filled),
                        clock.today(company)));
        model.addAttribute("exchange", exchangePanels.of(caller, payment));
        return "workbench/payments/match";
    }

    @PostMapping
    View apply(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<UUID> pick,
            @RequestParam Map<String, String> fields,
            Caller caller,
            @RequestAttribute Shell shell) {
        CompanyId company = caller.company();
        Payment payment = find(company, id);
        MatchingForm form = MatchingForm.of(pick, fields);
        List<OpenItem> chosen = items.byIds(company, form.chosen());
        if (chosen.size() < form.chosen().size()) {
            throw Refusal.notFound("open item");
        }
        Map<OpenItemId, Money> discounts = matching.discounts(company, payment, chosen);
        List<Difference> granted = chosen.stream()
                .filter(item -> form.grantsDiscount(item) && discounts.containsKey(item.id()))
                .map(item -> new Difference(
                        item.id(), Objects.requireNonNull(discounts.get(item.id())), Allocation.Kind.DISCOUNT))
                .toList();
        List<Slice> credits = form.credits(chosen);
        Money available = credits.stream().map(Slice::amount).reduce(payment.unapplied(), Money::plus);
        List<Slice> slices = form.slices(Offer.oldestFirst(chosen), discounts, available);
        var request = new AllocationRequest(
                payment.id(), slices, granted, credits, clock.today(company), AllocationRequest.MANUAL);
        List<AllocationId> made = transactions.in(CompanyScope.of(company), () -> {
            List<AllocationId> allocated = desk.allocate(caller, request);
            lines.follow(company, payment.id());
            return allocated;
        });
        return SeeOther.page(shell, "/payments/" + id + undo(made));
    }

    private List<MatchingPage.Row> rows(
            CompanyId company, Payment payment, Offer offer, Map<OpenItemId, Money> filled) {
        List<OpenItem> offered = offer.items();
        Map<OpenItemId, Money> discounts = matching.discounts(company, payment, offered);
        Map<CustomerId, Customer> owners = customers.byIds(
                company, offered.stream().map(OpenItem::customer).distinct().toList());
        return offered.stream()
                .map(item -> new MatchingPage.Row(
                        item,
                        Objects.requireNonNull(owners.get(item.customer())).name(),
                        discounts.getOrDefault(item.id(), Money.zero(item.currency())),
                        offer.reasons().get(item.id()),
                        filled.get(item.id())))
                .toList();
    }

    private static String undo(List<AllocationId> made) {
        return made.size() > MAX_UNDONE
                ? ""
                : made.stream().map(AllocationId::toString).collect(Collectors.joining(",", "?made=", ""));
    }

    private Payment find(CompanyId company, UUID id) {
        return payments.find(company, new PaymentId(id)).orElseThrow(() -> Refusal.notFound("payment"));
    }

    private @Nullable Customer payer(CompanyId company, Payment payment) {
        CustomerId payer = payment.customer();
        return payer == null ? null : customers.find(company, payer).orElse(null);
    }
}
