package org.tallystick.workbench.remittances;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.Advice;
import org.tallystick.cashapp.AdviceDesk;
import org.tallystick.cashapp.AdviceOptions;
import org.tallystick.cashapp.AdviceResult;
import org.tallystick.cashapp.Advices;
import org.tallystick.cashapp.ImportProblem;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentFilter;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;
import org.tallystick.workbench.history.Histories;

/** Remittance advices: take one in, see which payment it belongs to, join or leave aside by hand. */
@Controller
@RequestMapping("/c/{code}/remittances")
class RemittancesController {
    private static final int CANDIDATES = 10;

    private final Advices advices;
    private final AdviceDesk desk;
    private final Payments payments;
    private final CustomerLookup lookup;
    private final Histories histories;
    private final Downloads downloads;

    RemittancesController(
            Advices advices,
            AdviceDesk desk,
            Payments payments,
            CustomerLookup lookup,
            Histories histories,
            Downloads downloads) {
        this.advices = advices;
        this.desk = desk;
        this.payments = payments;
        this.lookup = lookup;
        this.histories = histories;
        this.downloads = downloads;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) Advice.@Nullable State state,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Page<Advice> found = advices.list(company, state, page, Page.SIZE);
        List<CustomerId> payers = found.rows().stream()
                .map(Advice::customer)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        model.addAttribute("page", new RemittancePages.Advices(found, state, lookup.of(company, payers)));
        return "workbench/remittances/list";
    }

    @GetMapping(params = "format")
    void export(
            @RequestParam(required = false) Advice.@Nullable State state,
            @RequestParam String format,
            Caller caller,
            HttpServletResponse response) {
        caller.must(Permission.VIEW);
        downloads.send(
                RemittancesTable.of((page, size) -> advices.list(caller.company(), state, page, size)),
                format,
                response);
    }

    @GetMapping("/new")
    String form(Caller caller) {
        mustTake(caller);
        return "workbench/remittances/new";
    }

    @PostMapping
    View upload(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String columns,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer)
            throws IOException {
        mustTake(caller);
        if (file.isEmpty()) {
            throw Refusal.invalid("FILE_MISSING", "Choose the file of the payer or the bank.");
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
        return taken(desk.importFile(caller, name, file.getBytes(), AdviceOptions.parse(columns)), shell, answer);
    }

    @PostMapping("/text")
    View paste(
            @RequestParam(defaultValue = "") String text,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        mustTake(caller);
        return taken(desk.importText(caller, text), shell, answer);
    }

    private static View taken(AdviceResult result, Shell shell, RedirectAttributes answer) {
        if (result.ids().isEmpty()) {
            ImportProblem problem = result.problems().getFirst();
            throw Refusal.invalid(problem.code(), problem.message());
        }
        answer.addFlashAttribute("notice", sentence(result));
        return SeeOther.page(
                shell, result.ids().size() == 1 ? "/remittances/" + result.ids().getFirst() : "/remittances");
    }

    private static String sentence(AdviceResult result) {
        String problem = result.problems().isEmpty()
                ? ""
                : " " + result.problems().getFirst().message();
        if (result.fresh() == 0) {
            return "All of it was taken in before." + problem;
        }
        return "%d new, %d known before, %d joined with a payment, %d settled automatically.%s"
                .formatted(result.fresh(), result.duplicate(), result.joined(), result.applied(), problem);
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Advice advice = advices.find(company, id).orElseThrow(() -> Refusal.notFound("remittance advice"));
        CustomerId customer = advice.customer();
        Map<CustomerId, Customer> known = lookup.of(company, customer == null ? List.of() : List.of(customer));
        model.addAttribute(
                "page",
                new RemittancePages.One(
                        advice,
                        advices.lines(company, id),
                        customer == null ? null : known.get(customer),
                        advice.payment() == null
                                ? null
                                : payments.find(company, advice.payment()).orElse(null),
                        candidates(company, advice),
                        histories.ofSubject(company, id, shell)));
        return "workbench/remittances/advice";
    }

    private List<Payment> candidates(CompanyId company, Advice advice) {
        return advice.state() == Advice.State.JOINED
                ? List.of()
                : advices.candidates(company, advice.id()).stream()
                        .flatMap(payment -> payments.find(company, payment).stream())
                        .toList();
    }

    @PostMapping("/{id}/join")
    View join(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String paymentNumber,
            Caller caller,
            @RequestAttribute Shell shell) {
        mustTake(caller);
        desk.join(caller, id, named(caller.company(), paymentNumber.strip()));
        return SeeOther.page(shell, "/remittances/" + id);
    }

    /** A payment by its number. */
    private PaymentId named(CompanyId company, String number) {
        if (number.isEmpty()) {
            throw Refusal.invalid("PAYMENT_MISSING", "Say which payment it belongs to.");
        }
        var filter = new PaymentFilter(null, number, null, null, false);
        return payments.list(company, filter, 1, CANDIDATES).rows().stream()
                .filter(found -> found.number().equalsIgnoreCase(number))
                .findFirst()
                .map(Payment::id)
                .orElseThrow(() -> Refusal.invalid("PAYMENT_UNKNOWN", "There is no payment " + number + "."));
    }

    @PostMapping("/{id}/separate")
    View separate(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        desk.separate(caller, id, reason);
        return SeeOther.page(shell, "/remittances/" + id);
    }

    @PostMapping("/{id}/aside")
    View setAside(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        desk.setAside(caller, id, reason);
        return SeeOther.page(shell, "/remittances/" + id);
    }

    private static void mustTake(Caller caller) {
        caller.must(Permission.TAKE_PAYMENTS);
        caller.must(Permission.ALLOCATE);
    }
}
