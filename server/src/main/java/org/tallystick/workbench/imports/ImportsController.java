package org.tallystick.workbench.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.imports.ImportBatch;
import org.tallystick.imports.ImportDesk;
import org.tallystick.imports.ImportKind;
import org.tallystick.imports.ImportMapping;
import org.tallystick.imports.ImportResult;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Job;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The import wizard: each step is a page of its own, and a file can be come back to at any of them. */
@Controller
@RequestMapping("/c/{code}/imports")
class ImportsController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final ImportDesk desk;
    private final Jobs jobs;

    ImportsController(ImportDesk desk, Jobs jobs) {
        this.desk = desk;
        this.jobs = jobs;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.IMPORT);
        List<ImportKind> kinds = Arrays.stream(ImportKind.values())
                .filter(kind -> kind.isFor(caller))
                .toList();
        model.addAttribute("page", new ImportsPage(kinds, desk.list(caller, page)));
        return "workbench/imports/list";
    }

    @GetMapping("/new/{kind}")
    String form(@PathVariable String kind, Caller caller, Model model) {
        ImportKind chosen = kind(kind, caller);
        model.addAttribute("page", new UploadPage(chosen, desk.columns(chosen)));
        return "workbench/imports/upload";
    }

    @GetMapping("/samples/{kind}")
    ResponseEntity<byte[]> sample(@PathVariable String kind, Caller caller) {
        ImportKind chosen = kind(kind, caller);
        return file(chosen.word() + ".csv", desk.sample(chosen).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/new/{kind}")
    View upload(
            @PathVariable String kind, @RequestParam MultipartFile file, Caller caller, @RequestAttribute Shell shell)
            throws IOException {
        ImportKind chosen = kind(kind, caller);
        if (file.isEmpty()) {
            throw Refusal.invalid("FILE_MISSING", "Choose a file that is not empty.");
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file.csv");
        UUID id = desk.receive(caller, chosen, name, file.getBytes(), ImportMapping.NONE);
        return SeeOther.page(shell, "/imports/" + id);
    }

    /** Wherever the file is on its way. */
    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Caller caller, Model model) {
        ImportBatch batch = desk.get(caller, id);
        if (batch.state() == ImportBatch.State.RECEIVED) {
            return mapping(id, caller, model);
        }
        Job job = jobs.latestFor(caller.company(), id).orElse(null);
        ImportResult result = batch.isStarted() ? batch.result() : batch.checked();
        model.addAttribute("page", new BatchPage(batch, result, job));
        return "workbench/imports/show";
    }

    @GetMapping("/{id}/mapping")
    String mapping(@PathVariable UUID id, Caller caller, Model model) {
        ImportBatch batch = desk.get(caller, id);
        model.addAttribute("page", new MappingPage(batch, desk.preview(caller, id), desk.columns(batch.kind())));
        return "workbench/imports/mapping";
    }

    /** Keeps the mapping and does the dry run with it. */
    @PostMapping("/{id}/mapping")
    View map(
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            Caller caller,
            @RequestAttribute Shell shell) {
        ImportBatch batch = desk.get(caller, id);
        desk.map(caller, id, MappingPage.read(desk.columns(batch.kind()), fields));
        desk.check(caller, id, Progress.unwatched());
        return SeeOther.page(shell, "/imports/" + id);
    }

    @PostMapping("/{id}/start")
    View take(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean atomic,
            @RequestParam(defaultValue = "false") boolean apply,
            Caller caller,
            @RequestAttribute Shell shell) {
        if (apply) {
            caller.must(Permission.ALLOCATE);
        }
        desk.start(caller, id, atomic, apply);
        return SeeOther.page(shell, "/imports/" + id);
    }

    @GetMapping("/{id}/rejected")
    ResponseEntity<byte[]> rejected(@PathVariable UUID id, Caller caller) {
        ImportBatch batch = desk.get(caller, id);
        return file(batch.fileName() + ".rejected.csv", desk.rejected(caller, id));
    }

    private static ImportKind kind(String word, Caller caller) {
        ImportKind kind = ImportKind.of(word).orElseThrow(() -> Refusal.notFound("kind of import"));
        if (!kind.isFor(caller)) {
            throw Refusal.forbidden("Your role does not bring in " + kind.title() + "; ask somebody whose work it is.");
        }
        return kind;
    }

    private static ResponseEntity<byte[]> file(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
