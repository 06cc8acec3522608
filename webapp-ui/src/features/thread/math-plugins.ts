import 'katex/dist/katex.min.css';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';

/** KaTeX and what brings it into Markdown: loaded when the first formula comes. */
export const mathPlugins = {
  remark: remarkMath,
  rehype: [rehypeKatex, { throwOnError: false, trust: false, strict: false }] as [typeof rehypeKatex, object],
};
