import java.io.File;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates PDF files against one standard: {@code Validate ua1 FILE...}; exit status 0 all conform, 1 one does not, 2 nothing to do. */
public final class Validate {
    private static final int FAILURES_KEPT = 1000;

    private Validate() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("usage: Validate FLAVOUR FILE...");
            System.exit(2);
        }
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            System.err.println("unknown flavour: " + arguments[0]);
            System.exit(2);
        }
        int failed = 0;
        for (String name : Arrays.asList(arguments).subList(1, arguments.length)) {
            failed += conforms(new File(name), flavour) ? 0 : 1;
        }
        int checked = arguments.length - 1;
        System.out.printf("%d of %d files conform to %s%n", checked - failed, checked, flavour);
        System.exit(failed == 0 ? 0 : 1);
    }

    private static boolean conforms(File file, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, FAILURES_KEPT, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            // A file in which nothing was checked has not passed.
            boolean good = result.isCompliant() && result.getTotalAssertions() > 0;
            System.out.printf("%s %s (%d assertions)%n", good ? "pass" : "FAIL", file, result.getTotalAssertions());
            print(result);
            return good;
        } catch (Exception fault) {
            System.out.printf("FAIL %s cannot be read: %s%n", file, fault.getMessage());
            return false;
        }
    }

    /** One line a broken rule: its clause and test, how often, and the first message. */
    private static void print(ValidationResult result) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> messages = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                counts.merge(rule, 1, Integer::sum);
                messages.putIfAbsent(rule, assertion.getMessage());
            }
        }
        counts.forEach((rule, count) -> System.out.printf("  %s x%d: %s%n", rule, count, messages.get(rule)));
    }
}
