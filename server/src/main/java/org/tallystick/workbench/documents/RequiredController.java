package org.tallystick.workbench.documents;

import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.documents.RequiredDesk;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** What is decided about one document that charges wait for; leads back to the page it was decided on. */
@Controller
@RequestMapping("/c/{code}/missing-documents/{id}")
class RequiredController {
    private static final Pattern PAGE = Pattern.compile("(/[A-Za-z0-9-]+)+");

    private final RequiredDesk desk;

    RequiredController(RequiredDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/validate")
    View validate(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String back,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.validate(caller, id);
        answer.addFlashAttribute("notice", "The document is valid; what waited only for it is ready by itself.");
        return back(shell, back);
    }

    @PostMapping("/reject")
    View reject(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String back,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.reject(caller, id, reason);
        answer.addFlashAttribute("notice", "The document was rejected; another one is needed.");
        return back(shell, back);
    }

    @PostMapping("/ask-waiver")
    View askWaiver(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String back,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.askWaiver(caller, id, reason);
        answer.addFlashAttribute("notice", "The waiver is asked for; somebody else decides about it.");
        return back(shell, back);
    }

    @PostMapping("/waive")
    View waive(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String back,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.waive(caller, id);
        answer.addFlashAttribute("notice", "The document is waived; what waited only for it is ready by itself.");
        return back(shell, back);
    }

    @PostMapping("/refuse-waiver")
    View refuseWaiver(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String back,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.refuseWaiver(caller, id, reason);
        answer.addFlashAttribute("notice", "No waiver; the document stays needed.");
        return back(shell, back);
    }

    /** Only to a page of the company. */
    private static View back(Shell shell, String page) {
        return SeeOther.page(shell, PAGE.matcher(page).matches() ? page : "/missing-documents");
    }
}
