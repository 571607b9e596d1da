package org.tallystick.workbench.onboarding;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
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
import org.tallystick.customers.CustomerId;
import org.tallystick.documents.DocumentDesk;
import org.tallystick.onboarding.AcknowledgementDesk;
import org.tallystick.onboarding.AcknowledgementDesk.Asked;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.Shell;

/** Has a customer accept to pay: by a link, or on paper; and takes it back. */
@Controller
@RequestMapping("/c/{code}/customers/{id}/onboarding")
class AcknowledgementController {
    private static final String USUAL_DAYS = "30";

    private final AcknowledgementDesk desk;
    private final DocumentDesk documents;
    private final BusinessClock clock;

    AcknowledgementController(AcknowledgementDesk desk, DocumentDesk documents, BusinessClock clock) {
        this.desk = desk;
        this.documents = documents;
        this.clock = clock;
    }

    @PostMapping("/link")
    View ask(
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "") String payer,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(defaultValue = USUAL_DAYS) int days,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.ask(caller, id, new Asked(payer, language), days);
        answer.addFlashAttribute("notice", "The link is ready; send it to whoever signs.");
        return OnboardingController.page(shell, id);
    }

    @PostMapping("/link/withdraw")
    View withdrawLink(
            @PathVariable CustomerId id, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        desk.withdrawLink(caller, id);
        answer.addFlashAttribute("notice", "The link works no more.");
        return OnboardingController.page(shell, id);
    }

    @PostMapping("/paper")
    View paper(
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "") String payer,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(defaultValue = "") String signer,
            @RequestParam(defaultValue = "") String signedOn,
            @RequestParam MultipartFile file,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_CUSTOMERS);
        if (file.isEmpty()) {
            throw Refusal.invalid("FILE_EMPTY", "Choose a file that is not empty.");
        }
        documents.requireFits(file.getSize());
        LocalDate on =
                Objects.requireNonNullElse(Entered.date("day of signature", signedOn), clock.today(caller.company()));
        desk.signOnPaper(
                caller,
                id,
                new Asked(payer, language),
                new AcknowledgementDesk.Paper(
                        signer,
                        on,
                        Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                        OnboardingController.bytes(file)));
        answer.addFlashAttribute("notice", "The acknowledgement is on record.");
        return OnboardingController.page(shell, id);
    }

    @PostMapping("/acknowledgements/{acknowledgement}/withdraw")
    View withdraw(
            @PathVariable CustomerId id,
            @PathVariable UUID acknowledgement,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.withdraw(caller, id, acknowledgement, reason);
        answer.addFlashAttribute("notice", "The acknowledgement holds no more from today on.");
        return OnboardingController.page(shell, id);
    }
}
