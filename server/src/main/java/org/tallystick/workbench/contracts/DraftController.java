package org.tallystick.workbench.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
import org.tallystick.contracts.Contract;
import org.tallystick.contracts.ContractDesk;
import org.tallystick.contracts.ContractDifference;
import org.tallystick.contracts.ContractDraft;
import org.tallystick.contracts.ContractDrafts;
import org.tallystick.contracts.ContractId;
import org.tallystick.contracts.ContractLine;
import org.tallystick.contracts.ContractTerms;
import org.tallystick.contracts.ContractVersion;
import org.tallystick.contracts.ContractVersions;
import org.tallystick.contracts.Contracts;
import org.tallystick.contracts.Offer;
import org.tallystick.contracts.Offers;
import org.tallystick.contracts.SigningDesk;
import org.tallystick.customers.Customers;
import org.tallystick.documents.DocumentDesk;
import org.tallystick.invoicing.TaxRate;
import org.tallystick.invoicing.TaxRates;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The editor of a draft, and the two ways to have it signed. */
@Controller
@RequestMapping("/c/{code}/contracts/{id}/draft")
class DraftController {
    private static final String USUAL_DAYS = "30";

    private final Contracts contracts;
    private final ContractDrafts drafts;
    private final ContractVersions versions;
    private final Offers offers;
    private final ContractDesk desk;
    private final SigningDesk signing;
    private final DocumentDesk documents;
    private final Customers customers;
    private final TaxRates taxRates;
    private final BusinessClock clock;

    DraftController(
            Contracts contracts,
            ContractDrafts drafts,
            ContractVersions versions,
            Offers offers,
            ContractDesk desk,
            SigningDesk signing,
            DocumentDesk documents,
            Customers customers,
            TaxRates taxRates,
            BusinessClock clock) {
        this.contracts = contracts;
        this.drafts = drafts;
        this.versions = versions;
        this.offers = offers;
        this.desk = desk;
        this.signing = signing;
        this.documents = documents;
        this.customers = customers;
        this.taxRates = taxRates;
        this.clock = clock;
    }

    @GetMapping
    String edit(@PathVariable ContractId id, Caller caller, Model model) {
        caller.must(Permission.KEEP_CHARGES);
        CompanyId company = caller.company();
        Contract contract = contracts.get(company, id);
        ContractDraft draft = drafts.find(company, id).orElseThrow(() -> Refusal.notFound("draft"));
        Optional<Offer> offer = offers.of(company, id).stream()
                .filter(found -> found.state(clock.now()) == Offer.State.OPEN)
                .findFirst();
        String host =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        LocalDate today = clock.today(company);
        model.addAttribute(
                "page",
                new ContractPages.Editor(
                        contract,
                        customers.find(company, contract.customer()).orElseThrow(),
                        draft,
                        LineRow.of(draft.terms().lines()),
                        versions.of(company, id).stream()
                                .findFirst()
                                .map(latest ->
                                        ContractDifference.between(latest.terms(), draft.terms(), contract.currency()))
                                .orElse(List.of()),
                        offer.orElse(null),
                        offer.map(found -> host + offers.path(company, found)).orElse(null),
                        taxCodes(company, today),
                        today));
        return "workbench/contracts/draft";
    }

    @PostMapping
    View save(
            @PathVariable ContractId id,
            @RequestParam(defaultValue = "0") int revision,
            @RequestParam MultiValueMap<String, String> form,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_CHARGES);
        CompanyId company = caller.company();
        contracts.get(company, id);
        LocalDate effective = Objects.requireNonNullElse(
                Entered.date("first day", form.getFirst("effectiveOn")), clock.today(company));
        var terms = new ContractTerms(
                Objects.requireNonNullElse(form.getFirst("text"), ""), LineRow.read(form, highestLine(company, id)));
        desk.save(
                caller,
                new ContractDraft(id, revision, effective, Entered.date("last day", form.getFirst("endsOn")), terms),
                Objects.requireNonNullElse(form.getFirst("title"), ""));
        answer.addFlashAttribute("notice", "The draft is saved.");
        return SeeOther.page(shell, "/contracts/" + id + "/draft");
    }

    /** Numbers of lines that were left out are not given again. */
    private int highestLine(CompanyId company, ContractId id) {
        Stream<ContractLine> agreed =
                versions.of(company, id).stream().map(ContractVersion::terms).flatMap(terms -> terms.lines().stream());
        Stream<ContractLine> drafted =
                drafts.find(company, id).stream().flatMap(draft -> draft.terms().lines().stream());
        return Stream.concat(agreed, drafted).mapToInt(ContractLine::line).max().orElse(0);
    }

    @PostMapping("/discard")
    View discard(@PathVariable ContractId id, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        desk.discard(caller, id);
        answer.addFlashAttribute("notice", "The draft is discarded.");
        return SeeOther.page(shell, "/contracts/" + id);
    }

    @PostMapping("/offers")
    View offer(
            @PathVariable ContractId id,
            @RequestParam(defaultValue = USUAL_DAYS) int days,
            Caller caller,
            @RequestAttribute Shell shell) {
        signing.offer(caller, id, days);
        return SeeOther.page(shell, "/contracts/" + id + "/draft");
    }

    @PostMapping("/offers/withdraw")
    View withdraw(@PathVariable ContractId id, Caller caller, @RequestAttribute Shell shell) {
        signing.withdrawOffer(caller, id);
        return SeeOther.page(shell, "/contracts/" + id + "/draft");
    }

    @PostMapping("/signature")
    View sign(
            @PathVariable ContractId id,
            @RequestParam(defaultValue = "0") int revision,
            @RequestParam(defaultValue = "") String signer,
            @RequestParam(defaultValue = "") String signedOn,
            @RequestParam MultipartFile file,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_CHARGES);
        if (file.isEmpty()) {
            throw Refusal.invalid("FILE_EMPTY", "Choose a file that is not empty.");
        }
        documents.requireFits(file.getSize());
        LocalDate on =
                Objects.requireNonNullElse(Entered.date("day of signature", signedOn), clock.today(caller.company()));
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        signing.signOnPaper(caller, id, revision, new SigningDesk.Paper(signer, on, name, bytes(file)));
        answer.addFlashAttribute("notice", "The contract is signed; its charges come in as they fall due.");
        return SeeOther.page(shell, "/contracts/" + id);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Choice> taxCodes(CompanyId company, LocalDate day) {
        return taxRates.on(company, day).values().stream()
                .sorted(Comparator.comparing(TaxRate::rate).reversed().thenComparing(TaxRate::code))
                .map(rate -> new Choice(rate.code(), rate.label() + " (" + rate.code() + ")"))
                .toList();
    }
}
