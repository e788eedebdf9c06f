package dev.invoicearchive.local.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A Java file as the compiler's parser sees it.
 *
 * @param path below the project folder, with slashes
 * @param text the whole content
 * @param packageName such as {@code dev.invoicearchive.model}
 * @param methods every method and constructor with a body
 * @param literals every string literal
 */
record JavaSource(String path, String text, String packageName, List<Method> methods, List<String> literals) {

    /**
     * A method or constructor.
     *
     * @param name simple name
     * @param line where it begins
     * @param lines from its first line, annotations included, to its closing brace
     */
    record Method(String name, long line, long lines) {}

    /** Parses the files in one go. */
    static List<JavaSource> parse(List<SourceText> texts) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<SimpleJavaFileObject> files =
                texts.stream().map(JavaSource::fileObject).toList();
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, files);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        try {
            List<JavaSource> sources = new ArrayList<>();
            Iterator<SourceText> text = texts.iterator();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(read(text.next(), unit, positions));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many lines the file has. */
    long lines() {
        return text.lines().count();
    }

    /** Whether the file is production code. */
    boolean isMain() {
        return path.contains("src/main/java/");
    }

    private static JavaSource read(SourceText source, CompilationUnitTree unit, SourcePositions positions) {
        List<Method> methods = new ArrayList<>();
        List<String> literals = new ArrayList<>();
        LineMap lineMap = unit.getLineMap();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void unused) {
                long start = positions.getStartPosition(unit, method);
                long end = positions.getEndPosition(unit, method);
                if (method.getBody() != null && start >= 0 && end >= 0) {
                    long line = lineMap.getLineNumber(start);
                    methods.add(new Method(method.getName().toString(), line, lineMap.getLineNumber(end) - line + 1));
                }
                return super.visitMethod(method, unused);
            }

            @Override
            public Void visitLiteral(LiteralTree literal, Void unused) {
                if (literal.getValue() instanceof String value) {
                    literals.add(value);
                }
                return super.visitLiteral(literal, unused);
            }
        }.scan(unit, null);
        return new JavaSource(
                source.path(),
                source.text(),
                Objects.toString(unit.getPackageName(), ""),
                List.copyOf(methods),
                List.copyOf(literals));
    }

    private static SimpleJavaFileObject fileObject(SourceText source) {
        return new SimpleJavaFileObject(URI.create("string:///" + source.path()), SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.text();
            }
        };
    }
}
