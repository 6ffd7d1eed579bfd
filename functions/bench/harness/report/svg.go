package report

import (
	"fmt"
	"html"
	"strings"
)

// bar is one horizontal bar of one or more parts; its label stands left of it, its sum right.
type bar struct {
	label string
	parts []float64
	ours  bool
}

// chart is bars in groups, drawn to one scale.
type chart struct {
	title, unit string
	parts       []string // names of the bars' parts, when they have more than one
	groups      []group
	format      func(float64) string
}

type group struct {
	title string
	bars  []bar
}

const (
	width   = 760
	left    = 190
	right   = 90
	barHigh = 18
	step    = 24
)

// Colours keep three to one against both backgrounds; text follows the reader's scheme.
const style = `<style>
text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-size:16px;font-weight:600}.group{font-weight:600}.axis{stroke:#8c959f}
.ours0{fill:#0969da}.peer0{fill:#818b98}.part0{fill:#0969da}.part1{fill:#8250df}.part2{fill:#bc4c00}.part3{fill:#1a7f37}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.ours0,.part0{fill:#4493f8}.peer0{fill:#7d8590}.part1{fill:#ab7df8}.part2{fill:#db6d28}.part3{fill:#3fb950}}
</style>`

func (c chart) svg() string {
	var body strings.Builder
	y := 56
	if len(c.parts) > 1 {
		x := left
		for i, name := range c.parts {
			fmt.Fprintf(&body, `<rect class="part%d" x="%d" y="%d" width="12" height="12" rx="2"/><text x="%d" y="%d">%s</text>`,
				i, x, y-11, x+17, y, html.EscapeString(name))
			x += 34 + 8*len(name)
		}
		y += 20
	}
	scale := float64(width-left-right) / c.largest()
	for _, g := range c.groups {
		if g.title != "" {
			fmt.Fprintf(&body, `<text class="group" x="16" y="%d">%s</text>`+"\n", y+4, html.EscapeString(g.title))
			y += step
		}
		for _, b := range g.bars {
			body.WriteString(c.bar(b, y, scale))
			y += step
		}
		y += 10
	}
	head := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-label="%s">`,
		width, y, width, y, html.EscapeString(c.title))
	return head + "\n" + style + "\n" + fmt.Sprintf(`<text class="title" x="16" y="28">%s</text>`, html.EscapeString(c.title+", "+c.unit)) +
		"\n" + body.String() + "</svg>\n"
}

func (c chart) bar(b bar, y int, scale float64) string {
	var out strings.Builder
	fmt.Fprintf(&out, `<text x="%d" y="%d" text-anchor="end">%s</text>`, left-10, y+4, html.EscapeString(b.label))
	x, sum := float64(left), 0.0
	for i, part := range b.parts {
		class := fmt.Sprintf("part%d", i)
		if len(c.parts) < 2 {
			class = map[bool]string{true: "ours0", false: "peer0"}[b.ours]
		}
		fmt.Fprintf(&out, `<rect class="%s" x="%.1f" y="%d" width="%.1f" height="%d"/>`, class, x, y-barHigh/2, max(1, part*scale), barHigh)
		x, sum = x+part*scale, sum+part
	}
	fmt.Fprintf(&out, `<text x="%.1f" y="%d">%s</text>`+"\n", x+6, y+4, c.format(sum))
	return out.String()
}

func (c chart) largest() float64 {
	most := 1e-9
	for _, g := range c.groups {
		for _, b := range g.bars {
			sum := 0.0
			for _, part := range b.parts {
				sum += part
			}
			most = max(most, sum)
		}
	}
	return most
}
