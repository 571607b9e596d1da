package org.tallystick.workbench.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerId;
import org.tallystick.documents.DocumentDesk;
import org.tallystick.documents.SupportingDocuments;
import org.tallystick.onboarding.Acknowledgement;
import org.tallystick.onboarding.AcknowledgementDesk;
import org.tallystick.onboarding.AcknowledgementDesk.Asked;
import org.tallystick.onboarding.Acknowledgements;
import org.tallystick.onboarding.Checked;
import org.tallystick.onboarding.ChecklistItem;
import org.tallystick.onboarding.ItemStep;
import org.tallystick.onboarding.Onboarding;
import org.tallystick.onboarding.OnboardingDesk;
import org.tallystick.onboarding.Onboardings;
import org.tallystick.onboarding.SigningRequest;
import org.tallystick.onboarding.SigningRequests;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerFrame;

/** The checklist of a customer, and the list of those who are not active yet. */
@Controller
@RequestMapping("/c/{code}/customers")
class OnboardingController {
    private final Onboardings onboardings;
    private final OnboardingDesk desk;
    private final AcknowledgementDesk signing;
    private final SigningRequests requests;
    private final Acknowledgements acknowledgements;
    private final SupportingDocuments kept;
    private final DocumentDesk documents;
    private final ActorNames names;
    private final BusinessClock clock;

    OnboardingController(
            Onboardings onboardings,
            OnboardingDesk desk,
            AcknowledgementDesk signing,
            SigningRequests requests,
            Acknowledgements acknowledgements,
            SupportingDocuments kept,
            DocumentDesk documents,
            ActorNames names,
            BusinessClock clock) {
        this.onboardings = onboardings;
        this.desk = desk;
        this.signing = signing;
        this.requests = requests;
        this.acknowledgements = acknowledgements;
        this.kept = kept;
        this.documents = documents;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping("/onboarding")
    String list(@RequestParam(defaultValue = "WAITING") OnboardingPages.Show show, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        List<Onboarding> rows = switch (show) {
            case WAITING -> onboardings.waiting(caller.company());
            case RENEW -> onboardings.toRenew(caller.company());
        };
        model.addAttribute("page", new OnboardingPages.Waiting(show, rows));
        return "workbench/onboarding/list";
    }

    @GetMapping("/{id}/onboarding")
    String show(@PathVariable CustomerId id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        String host =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        Onboarding onboarding = onboardings.of(company, id);
        List<ItemStep> history = onboardings.history(company, id);
        model.addAttribute(
                "page",
                new OnboardingPages.Checklist(
                        new CustomerFrame(onboarding.customer(), "/onboarding"),
                        onboarding,
                        looks(company, onboarding),
                        history,
                        kept.ofCustomer(company, id, 1).rows(),
                        signing(company, onboarding, host),
                        history.stream()
                                .map(ItemStep::recordedBy)
                                .distinct()
                                .collect(Collectors.toMap(Function.identity(), names::of)),
                        clock.today(company)));
        return "workbench/onboarding/checklist";
    }

    private Map<String, Checked> looks(CompanyId company, Onboarding onboarding) {
        Map<String, Checked> looks = new HashMap<>();
        onboarding.checklist().stream()
                .filter(ChecklistItem::isChecked)
                .filter(item -> !item.code().equals(ChecklistItem.BANK))
                .filter(item -> !onboarding.isSettled(item))
                .forEach(item -> looks.put(item.code(), desk.look(company, onboarding.customer(), item)));
        return looks;
    }

    private OnboardingPages.Signing signing(CompanyId company, Onboarding onboarding, String host) {
        CustomerId id = onboarding.customer().id();
        SigningRequest open = requests.of(company, id).stream()
                .filter(request -> request.state(clock.now()) == SigningRequest.State.OPEN)
                .findFirst()
                .orElse(null);
        List<Acknowledgement> signed = acknowledgements.of(company, id);
        String language = onboarding.customer().profile().language().getLanguage();
        return new OnboardingPages.Signing(
                open,
                open == null ? null : host + requests.path(company, open),
                signed,
                signing.text(company, id, new Asked(null, language)),
                language);
    }

    /** What a form sent to settle an item. */
    record Entry(
            @Nullable String note,
            @Nullable UUID document,
            @Nullable String account,
            @Nullable String validUntil,
            @Nullable MultipartFile file) {}

    @PostMapping("/{id}/onboarding/items/{item}")
    View settle(
            @PathVariable CustomerId id,
            @PathVariable String item,
            Entry entry,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_CUSTOMERS);
        desk.settle(
                caller,
                id,
                item,
                new OnboardingDesk.Evidence(
                        entry.note(),
                        entry.document(),
                        paper(entry.file()),
                        entry.account(),
                        Entered.date("last day", entry.validUntil())));
        answer.addFlashAttribute("notice", "The item is settled.");
        return page(shell, id);
    }

    private OnboardingDesk.@Nullable Paper paper(@Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return null;
        }
        documents.requireFits(file.getSize());
        return new OnboardingDesk.Paper(Objects.requireNonNullElse(file.getOriginalFilename(), ""), bytes(file));
    }

    static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping("/{id}/onboarding/items/{item}/reopen")
    View reopen(
            @PathVariable CustomerId id,
            @PathVariable String item,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.reopen(caller, id, item, reason);
        answer.addFlashAttribute("notice", "The item is open again.");
        return page(shell, id);
    }

    @PostMapping("/{id}/onboarding/begin")
    View begin(
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.begin(caller, id, reason);
        answer.addFlashAttribute("notice", "The customer goes through the checklist; no invoice is posted until then.");
        return page(shell, id);
    }

    @PostMapping("/{id}/onboarding/activate")
    View activate(
            @PathVariable CustomerId id, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        desk.activate(caller, id);
        answer.addFlashAttribute("notice", "The customer is active. Drafts that waited are looked at again.");
        return page(shell, id);
    }

    static View page(Shell shell, CustomerId id) {
        return SeeOther.page(shell, "/customers/" + id + "/onboarding");
    }
}
