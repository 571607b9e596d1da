package org.tallystick.workbench.settings;

import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.delivery.Logo;
import org.tallystick.delivery.Logos;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyGroups;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Name, letterhead, logo and group of the company. */
@Controller
@RequestMapping("/c/{code}/settings")
class CompanyController {
    private final Companies companies;
    private final CompanyDesk desk;
    private final Logos logos;
    private final CompanyGroups groups;
    private final GroupDesk groupDesk;

    CompanyController(Companies companies, CompanyDesk desk, Logos logos, CompanyGroups groups, GroupDesk groupDesk) {
        this.companies = companies;
        this.desk = desk;
        this.logos = logos;
        this.groups = groups;
        this.groupDesk = groupDesk;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        model.addAttribute(
                "page",
                new CompanyPage(
                        companies.get(caller.company()),
                        logos.find(caller.company()).isPresent(),
                        groups.others(caller.company()),
                        groupDesk.choices(caller)));
        return "workbench/settings/company";
    }

    @PostMapping
    View change(
            @ModelAttribute CompanyForm form, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        desk.change(caller, form);
        answer.addFlashAttribute("notice", "The company's data are saved; documents from now on show them.");
        return SeeOther.page(shell, "/settings");
    }

    @PostMapping("/group")
    View join(@RequestParam String company, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        groupDesk.join(caller, company);
        answer.addFlashAttribute("notice", "The companies are one group now.");
        return SeeOther.page(shell, "/settings");
    }

    @PostMapping("/group/leave")
    View leave(Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        groupDesk.leave(caller);
        answer.addFlashAttribute("notice", "The company is on its own again.");
        return SeeOther.page(shell, "/settings");
    }

    @GetMapping("/logo")
    ResponseEntity<byte[]> logo(Caller caller) {
        caller.must(Permission.ADMINISTER);
        Logo logo = logos.find(caller.company()).orElseThrow(() -> Refusal.notFound("logo"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(logo.contentType()))
                .body(logo.content());
    }

    @PostMapping("/logo")
    View setLogo(
            @RequestParam MultipartFile file, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer)
            throws IOException {
        caller.must(Permission.ADMINISTER);
        if (file.isEmpty()) {
            throw Refusal.invalid("FILE_MISSING", "Choose a picture.");
        }
        logos.set(caller, file.getBytes());
        answer.addFlashAttribute("notice", "Documents from now on show this logo.");
        return SeeOther.page(shell, "/settings");
    }

    @PostMapping("/logo/remove")
    View removeLogo(Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        logos.remove(caller);
        answer.addFlashAttribute("notice", "Documents from now on show the company's name instead.");
        return SeeOther.page(shell, "/settings");
    }
}
