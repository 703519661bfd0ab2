#include "extract/prose.h"

#include <algorithm>

namespace vitae {

namespace {

constexpr int kMostDepth = 20;
/// Cells with so many paragraphs each stand side by side as columns; smaller ones form lines.
constexpr std::ptrdiff_t kColumnParagraphs = 4;

class Setting {
public:
    void add(const Parts& parts, int depth) {
        if (depth > kMostDepth) return;
        for (const Part& part : parts) {
            switch (part.kind) {
                case Part::Kind::paragraph:
                    add_runs(part);
                    flow_.end_paragraph();
                    break;
                case Part::Kind::table: add_table(part, depth); break;
                case Part::Kind::box: add_block(part.inside, flow_.measure(), depth); break;
            }
        }
    }

    Result<std::vector<Sheet>> take() { return flow_.take(); }

private:
    void add_runs(const Part& paragraph) {
        if (paragraph.is_blank()) return;
        if (paragraph.bullet && !paragraph.runs.empty())
            flow_.text("• ", paragraph.runs.front().style);
        for (const Run& run : paragraph.runs) {
            if (run.hidden) continue;
            if (!run.link.empty()) flow_.begin_link(run.link);
            add_text(run);
            if (!run.link.empty()) flow_.end_link();
        }
    }

    void add_text(const Run& run) {
        for (std::size_t at = 0; at <= run.text.size();) {
            const std::size_t end = std::min(run.text.find_first_of("\t\n", at), run.text.size());
            flow_.text(std::string_view(run.text).substr(at, end - at), run.style);
            if (end < run.text.size() && run.text[end] == '\t') flow_.tab();
            if (end < run.text.size() && run.text[end] == '\n') flow_.end_line();
            at = end + 1;
        }
    }

    void add_block(const Parts& parts, const Measure& measure, int depth) {
        const Measure outer = flow_.measure();
        flow_.begin_block(measure);
        add(parts, depth + 1);
        flow_.begin_block(outer);
    }

    void add_table(const Part& table, int depth) {
        flow_.end_paragraph();
        for (const TableRow& row : table.rows) {
            if (row.cells.size() == 1)
                add(row.cells.front(), depth + 1);
            else if (reads_down(row))
                for (std::size_t i = 0; i < row.cells.size(); ++i)
                    add_block(row.cells[i], measure_of(table, row, i), depth);
            else
                add_across(table, row);
        }
    }

    static bool reads_down(const TableRow& row) {
        std::size_t long_cells = 0;
        for (const Parts& cell : row.cells) {
            const auto paragraphs = std::count_if(cell.begin(), cell.end(), [](const Part& part) {
                return !part.is_blank();
            });
            const bool nested = std::any_of(cell.begin(), cell.end(), [](const Part& part) {
                return part.kind != Part::Kind::paragraph;
            });
            if (nested) return true;
            long_cells += paragraphs >= kColumnParagraphs ? 1 : 0;
        }
        return long_cells >= 2;
    }

    /// The n-th paragraphs of all cells share a line.
    void add_across(const Part& table, const TableRow& row) {
        std::size_t lines = 0;
        for (const Parts& cell : row.cells) lines = std::max(lines, cell.size());
        for (std::size_t line = 0; line < lines; ++line) {
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                if (line >= row.cells[i].size() || row.cells[i][line].is_blank()) continue;
                if (i > 0) flow_.tab(measure_of(table, row, i).left);
                add_runs(row.cells[i][line]);
            }
            flow_.end_paragraph();
        }
    }

    Measure measure_of(const Part& table, const TableRow& row, std::size_t cell) const {
        std::vector<double> widths = table.widths;
        if (widths.size() != row.cells.size()) widths.assign(row.cells.size(), 1);
        double before = 0;
        double all = 0;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (i < cell) before += widths[i];
            all += widths[i];
        }
        const Measure& outer = flow_.measure();
        const double scale = all > 0 ? (outer.right - outer.left) / all : 0;
        const double left = outer.left + before * scale;
        return {left, std::max(left + 36, left + widths[cell] * scale - 6)};
    }

    Flow flow_;
};

bool holds_hidden_text(const Parts& parts, int depth) {
    if (depth > kMostDepth) return false;
    return std::ranges::any_of(parts, [depth](const Part& part) {
        const auto in_row = [depth](const TableRow& row) {
            return std::ranges::any_of(row.cells, [depth](const Parts& cell) {
                return holds_hidden_text(cell, depth + 1);
            });
        };
        return std::ranges::any_of(part.runs, &Run::hidden) ||
               std::ranges::any_of(part.rows, in_row) || holds_hidden_text(part.inside, depth + 1);
    });
}

}  // namespace

bool Part::is_blank() const {
    if (kind != Kind::paragraph) return false;
    return std::all_of(runs.begin(), runs.end(), [](const Run& run) {
        return run.hidden || run.text.find_first_not_of(" \t\n\r") == std::string::npos;
    });
}

Result<std::vector<Sheet>> lay_out(const Parts& parts) {
    Setting setting;
    setting.add(parts, 0);
    std::vector<Sheet> sheets = TRY(setting.take());
    sheets.front().has_hidden_text = holds_hidden_text(parts, 0);
    return sheets;
}

}  // namespace vitae
