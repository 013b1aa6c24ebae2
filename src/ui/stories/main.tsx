import { createRoot } from 'react-dom/client'
import { UiProvider } from '../ui-provider.tsx'
import { DetailStory } from './detail-story.tsx'
import { FormStory } from './form-story.tsx'
import { ListStory } from './list-story.tsx'
import { PartsStory } from './parts-story.tsx'
import { RichTextStory } from './rich-text-story.tsx'

const stories = { list: ListStory, form: FormStory, detail: DetailStory, parts: PartsStory, text: RichTextStory }
const params = new URLSearchParams(window.location.search)
const Story = stories[(params.get('story') ?? 'list') as keyof typeof stories]
const root = document.getElementById('root')

if (root) {
  createRoot(root).render(
    <UiProvider language={params.get('language') === 'en' ? 'en' : 'zh'} elder={params.has('elder')}>
      <main style={{ padding: 16 }}>
        <Story />
      </main>
    </UiProvider>,
  )
}
